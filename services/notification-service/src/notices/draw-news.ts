import type { EventData, Match } from '@gym-it/contracts'
import { inboxesChanged } from '../inbox/events.ts'
import { findStanding, findStandingOfMatches, withdrawNotices } from '../inbox/store.ts'
import type { Worded } from '../inbox/wording/texts.ts'
import { preferencesOf } from '../preferences/store.ts'
import { entriesOf, saveTournament } from './entry-store.ts'
import { isBetween } from './match-rules.ts'
import { type Occasion, settle, withdraw } from './settling.ts'
import { aboutDraw, aboutEnd, aboutMatches } from './subjects.ts'

interface Meeting {
  readonly match_id: number
  readonly match: string
  readonly round: number
  readonly opponent: string
}

/** Whom each entry meets first. */
function meetingsOf(first: NonNullable<EventData<'tournament.started'>['first_matches']>): Map<number, Meeting> {
  // The earlier match of two counts.
  const sides = first.toReversed().flatMap(({ match_id, label, round, participants: [one, two] }) => {
    if (!one || !two) return []
    const about = { match_id, match: label, round }
    return [[one.id, { ...about, opponent: two.name }] as const, [two.id, { ...about, opponent: one.name }] as const]
  })
  return new Map(sides)
}

/** To those who have muted draws, but not their matches, their first one is told as any other. */
async function tellMuted(occasion: Occasion, tournament: string, drawn: ReadonlyMap<number, Meeting | undefined>) {
  const chosen = await preferencesOf(occasion.tx, [...drawn.keys()])
  for (const [user_id, meeting] of drawn) {
    if (meeting === undefined || Object.values(chosen(user_id).kinds.draw).includes(true)) continue
    const { match_id, ...about } = meeting
    const worded: Worded = { key: 'match.next', parameters: { tournament, ...about } }
    await settle(occasion, `${aboutMatches}${match_id}`, [{ user_id, worded }])
  }
}

/** Tells those who are drawn, with whom they meet first where that is known, and withdraws what the draw before told. */
export async function tellOfDraw(
  occasion: Occasion,
  { tournament, seeds, first_matches = [] }: EventData<'tournament.started'>,
): Promise<void> {
  const { id, name } = tournament
  await saveTournament(occasion.tx, tournament)
  await withdraw(occasion, { tournament_id: id, about: aboutMatches })
  await settle(occasion, aboutEnd(id), [])
  const hasBeenDrawn = (await findStanding(occasion.tx, aboutDraw(id))).length > 0
  const meetings = meetingsOf(first_matches)
  const isDrawn = new Set(seeds)
  const drawn = (await entriesOf(occasion.tx, id)).filter(entry => isDrawn.has(entry.id))
  const firstOf = new Map(
    drawn.toReversed().flatMap(entry => entry.people.map(person => [person, meetings.get(entry.id)] as const)),
  )
  const wordedFor = (meeting: Meeting | undefined): Worded => {
    if (tournament.tournament_type === 'leaderboard') {
      return { key: 'leaderboard.started', parameters: { tournament: name } }
    }
    const key = hasBeenDrawn ? 'draw.repeated' : 'draw.published'
    return { key, parameters: meeting === undefined ? { tournament: name } : { tournament: name, ...meeting } }
  }
  const news = [...firstOf].map(([user_id, meeting]) => ({ user_id, worded: wordedFor(meeting) }))
  await settle(occasion, aboutDraw(id), news, { isAnew: true })
  await tellMuted(occasion, name, firstOf)
}

/** Withdraws what was told at the draw to those who meet somebody else first now. */
export async function withdrawFirstMeetings({ tx, emit }: Occasion, matches: readonly Match[]): Promise<void> {
  const [first] = matches
  if (!first) return
  const byId = new Map(matches.map(match => [match.id, match]))
  const told = await findStandingOfMatches(tx, aboutDraw(first.tournament_id), [...byId.keys()])
  const untrue = told.filter(({ user_id, parameters }) => {
    const match = byId.get(Number(parameters.match_id))
    return match !== undefined && !isBetween(match, user_id, parameters.opponent)
  })
  const ids = untrue.map(({ id }) => id)
  for (const event of inboxesChanged('notification.removed', await withdrawNotices(tx, ids))) emit(event)
}
