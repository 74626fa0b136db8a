import { Match, Participant, Tournament, tournamentTopic } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { sampleOf } from '@gym-it/service-kit/testing'

let lastId = 10_000
const nextId = () => ++lastId

type Entry = Participant

/** A tournament of a test's own, as tournament-service tells of it. */
export function createCompetition(name = 'Spring Cup') {
  const id = nextId()
  const topic = tournamentTopic(id)
  const place = { subject: topic, topic, audience: 'public' } as const
  // Samples have the shape of their schemas.
  const tournament = { ...(sampleOf(Tournament) as Tournament), id, name }
  const entry = (user_id: number | null, more: Partial<Entry> = {}): Entry => ({
    ...(sampleOf(Participant) as Participant),
    id: nextId(),
    tournament_id: id,
    user_id,
    members: [],
    name: `Person ${user_id}`,
    status: 'approved',
    ...more,
  })
  const match = (one: Entry | null, two: Entry | null, more: Partial<Match> = {}): Match => ({
    ...(sampleOf(Match) as Match),
    id: nextId(),
    tournament_id: id,
    round: 1,
    label: 'Semi-final 1',
    participant1: one,
    participant2: two,
    winner_id: null,
    winner: null,
    score: null,
    outcome: null,
    court: null,
    status: one && two ? 'ready' : 'waiting',
    ...more,
  })
  const wonBy = (played: Match, winner: Entry, score = '2–1'): Match => ({
    ...played,
    status: 'completed',
    outcome: 'played',
    winner_id: winner.id,
    winner,
    score,
  })
  type MatchEvent = 'match.completed' | 'match.corrected' | 'match.cleared'
  type LeavingEvent = 'participant.withdrawn' | 'participant.disqualified' | 'participant.reinstated'
  type TournamentEvent = 'tournament.created' | 'tournament.updated' | 'tournament.reopened'
  return {
    id,
    tournament,
    entry,
    match,
    wonBy,
    entered: (status: Entry['status'], user_id: number): NewEvent => ({
      type: 'participant.added',
      ...place,
      data: { participant: entry(user_id, { status }) },
    }),
    became: (
      type:
        | 'participant.added'
        | 'participant.approved'
        | 'participant.moved_up'
        | 'participant.undecided'
        | 'participant.rejected',
      participant: Entry,
    ): NewEvent => ({ type, ...place, data: { participant } }),
    left: (type: LeavingEvent, participant: Entry, changed: Match[] = []): NewEvent => ({
      type,
      ...place,
      data: { participant, changed, cleared: [] },
    }),
    changed: (type: TournamentEvent): NewEvent => ({ type, ...place, data: { tournament } }),
    drawn: (entries: readonly Entry[], first: readonly Match[] = []): NewEvent => ({
      type: 'tournament.started',
      ...place,
      data: {
        tournament,
        seeds: entries.map(one => one.id),
        first_matches: first.map(({ id: match_id, label, round, participant1, participant2 }) => ({
          ...{ match_id, label, round },
          participants: [participant1, participant2].flatMap(one => (one ? [{ id: one.id, name: one.name }] : [])),
        })),
      },
    }),
    called: (one: Match, court: string): NewEvent => ({
      type: 'match.called',
      ...place,
      data: { match: { ...one, status: 'called', court } },
    }),
    started: (one: Match): NewEvent => ({
      type: 'match.started',
      ...place,
      data: { match: { ...one, status: 'in_progress' } },
    }),
    ready: (one: Match): NewEvent => ({ type: 'match.ready', ...place, data: { match: one } }),
    played: (type: MatchEvent, one: Match, others: Match[] = []): NewEvent => ({
      type,
      ...place,
      data: { match: one, changed: [one, ...others], cleared: [] },
    }),
    paired: (round: number, matches: Match[]): NewEvent => ({
      type: 'round.paired',
      ...place,
      data: { tournament, round, matches, entrants: [], pairings: null },
    }),
    unpaired: (round: number): NewEvent => ({ type: 'round.removed', ...place, data: { tournament, round } }),
    over: (places?: { participant_id: number; place: number }[]): NewEvent => ({
      type: 'tournament.completed',
      ...place,
      data: { tournament, ...(places ? { places } : {}) },
    }),
    deleted: (): NewEvent => ({ type: 'tournament.deleted', ...place, data: { tournament_id: id } }),
  }
}
