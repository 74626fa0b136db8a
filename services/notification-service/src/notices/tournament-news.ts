import type { DomainEvent, EventType, Match, Participant, Tournament } from '@gym-it/contracts'
import type { Worded } from '../inbox/wording/texts.ts'
import { tellOfDraw, withdrawFirstMeetings } from './draw-news.ts'
import { entriesOf, forgetTournament, saveEntry, saveTournament, tournamentName } from './entry-store.ts'
import { matchNews } from './match-rules.ts'
import { peopleBehind } from './people.ts'
import { type Occasion, settle, withdraw } from './settling.ts'
import { aboutEnd, aboutEntry, aboutMatches } from './subjects.ts'

/** What is followed of tournament-service: to know who takes part, and to tell them. */
export const tournamentNewsEvents = [
  ...(['tournament.created', 'tournament.updated', 'tournament.started', 'tournament.completed'] as const),
  ...(['tournament.reopened', 'tournament.deleted'] as const),
  ...(['participant.added', 'participant.updated', 'participant.approved', 'participant.rejected'] as const),
  ...(['participant.moved_up', 'participant.undecided'] as const),
  ...(['participant.withdrawn', 'participant.disqualified', 'participant.reinstated'] as const),
  ...(['match.ready', 'match.called', 'match.started'] as const),
  ...(['match.completed', 'match.corrected', 'match.cleared'] as const),
  ...(['round.paired', 'round.removed'] as const),
] satisfies EventType[]

type EntryKey =
  | 'entry.approved'
  | 'entry.moved_up'
  | 'entry.refused'
  | 'entry.withdrawn'
  | 'entry.disqualified'
  | 'entry.reinstated'

const entryKeys: Partial<Record<EventType, EntryKey>> = {
  'participant.approved': 'entry.approved',
  'participant.moved_up': 'entry.moved_up',
  'participant.rejected': 'entry.refused',
  'participant.withdrawn': 'entry.withdrawn',
  'participant.disqualified': 'entry.disqualified',
  'participant.reinstated': 'entry.reinstated',
}

async function nameOf({ tx }: Occasion, tournamentId: number): Promise<string> {
  return (await tournamentName(tx, tournamentId)) ?? 'A tournament'
}

/** What became of an entry, for those who did not do it themselves. */
async function tellOfEntry(occasion: Occasion, event: DomainEvent, participant: Participant): Promise<void> {
  await saveEntry(occasion.tx, participant)
  // What was told of the decision is true no more.
  if (event.type === 'participant.undecided') return settle(occasion, aboutEntry(participant.id), [])
  const key = entryKeys[event.type]
  if (key === undefined) return
  const worded: Worded = { key, parameters: { tournament: await nameOf(occasion, participant.tournament_id) } }
  const people = peopleBehind(participant).filter(id => id !== event.actor_id)
  await settle(
    occasion,
    aboutEntry(participant.id),
    people.map(user_id => ({ user_id, worded })),
  )
}

interface ChangedMatches {
  readonly matches: readonly Match[]
  /** The one whose result was told before and is another now. */
  readonly corrected?: number
  /** Who has just left: they are told that, and not of every match. */
  readonly left?: Participant
}

async function tellOfMatches(occasion: Occasion, { matches, corrected, left }: ChangedMatches): Promise<void> {
  const [first] = matches
  if (!first) return
  const name = await nameOf(occasion, first.tournament_id)
  const gone = left ? peopleBehind(left) : []
  for (const match of matches) {
    const news = matchNews(match, name, match.id === corrected).filter(({ user_id }) => !gone.includes(user_id))
    await settle(occasion, `${aboutMatches}${match.id}`, news)
  }
  await withdrawFirstMeetings(occasion, matches)
}

type Places = readonly { readonly participant_id: number; readonly place: number }[]

async function tellOfEnd(occasion: Occasion, tournament: Tournament, places: Places): Promise<void> {
  await saveTournament(occasion.tx, tournament)
  const placeOf = new Map(places.map(({ participant_id, place }) => [participant_id, place]))
  const news = (await entriesOf(occasion.tx, tournament.id)).flatMap(({ id, people }) => {
    const place = placeOf.get(id)
    const parameters = { tournament: tournament.name, ...(place === undefined ? {} : { place }) }
    const worded: Worded = { key: 'tournament.finished', parameters }
    return people.map(user_id => ({ user_id, worded }))
  })
  await settle(occasion, aboutEnd(tournament.id), news)
}

/** Keeps who takes part where, and tells them what happens to them. */
export async function tellParticipants(occasion: Occasion, event: DomainEvent): Promise<void> {
  const { tx } = occasion
  switch (event.type) {
    case 'tournament.created':
    case 'tournament.updated':
      return saveTournament(tx, event.data.tournament)
    case 'tournament.started':
      return tellOfDraw(occasion, event.data)
    case 'tournament.completed':
      return tellOfEnd(occasion, event.data.tournament, event.data.places ?? [])
    case 'tournament.reopened':
      return settle(occasion, aboutEnd(event.data.tournament.id), [])
    case 'tournament.deleted':
      await withdraw(occasion, { tournament_id: event.data.tournament_id })
      return forgetTournament(tx, event.data.tournament_id)
    case 'participant.added':
    case 'participant.updated':
    case 'participant.approved':
    case 'participant.moved_up':
    case 'participant.undecided':
    case 'participant.rejected':
      return tellOfEntry(occasion, event, event.data.participant)
    case 'participant.withdrawn':
    case 'participant.disqualified':
    case 'participant.reinstated': {
      const { participant, changed = [] } = event.data
      await tellOfEntry(occasion, event, participant)
      const left = event.type === 'participant.reinstated' ? {} : { left: participant }
      return tellOfMatches(occasion, { matches: changed, ...left })
    }
    case 'match.ready':
    case 'match.called':
    case 'match.started':
      return tellOfMatches(occasion, { matches: [event.data.match] })
    case 'match.completed':
    case 'match.corrected':
    case 'match.cleared': {
      const { match, changed } = event.data
      const matches = changed.some(({ id }) => id === match.id) ? changed : [match, ...changed]
      return tellOfMatches(occasion, { matches, ...(event.type === 'match.corrected' ? { corrected: match.id } : {}) })
    }
    case 'round.paired':
      return tellOfMatches(occasion, { matches: event.data.matches })
    case 'round.removed': {
      const { tournament, round } = event.data
      return withdraw(occasion, { tournament_id: tournament.id, about: aboutMatches, round })
    }
    default:
      return
  }
}
