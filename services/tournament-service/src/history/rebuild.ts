import type { DomainEvent, EventData, Participant, Tournament } from '@gym-it/contracts'
import type { Pairing, Withdrawal } from '@gym-it/tournament-engine'
import type { StoredBracket, StoredDraw } from '../brackets/store.ts'
import type { TournamentRow } from '../tournaments/store.ts'
import type { ScoreRow } from '../workouts/store.ts'
import { addedRows, drawnRows, type MatchRows, rowsOfDraw, withChanges } from './match-rows.ts'

/** What has been read of a tournament so far. */
interface Known {
  readonly tournament: Tournament
  readonly draw: StoredDraw | null
  readonly matches: MatchRows
  readonly participants: ReadonlyMap<number, Participant>
  readonly scores: ReadonlyMap<string, ScoreRow>
}

/** Who stands 1st, 2nd, … in the draw has that seed. */
function withSeeds(participants: Known['participants'], order: readonly number[]): Known['participants'] {
  const seeds = new Map(order.map((id, index) => [id, index + 1]))
  return new Map([...participants].map(([id, one]) => [id, { ...one, seed: seeds.get(id) ?? one.seed }]))
}

const withParticipant = (known: Known, participant: Participant): Known => ({
  ...known,
  participants: new Map(known.participants).set(participant.id, participant),
})

function withWithdrawals(draw: StoredDraw | null, entrant: number, instead: readonly Withdrawal[]): StoredDraw | null {
  if (!draw?.entrants.includes(entrant)) return draw
  const others = draw.withdrawals.filter(one => one.entrant !== entrant)
  return { ...draw, withdrawals: [...others, ...instead].sort((one, two) => one.entrant - two.entrant) }
}

/** Somebody left on these terms, or (without terms) came back. */
function afterLeaving(
  known: Known,
  { participant, changed = [] }: EventData<'participant.withdrawn'>,
  terms: readonly Omit<Withdrawal, 'entrant'>[],
): Known {
  const { id } = participant
  const draw = withWithdrawals(
    known.draw,
    id,
    terms.map(one => ({ entrant: id, ...one })),
  )
  return { ...withParticipant(known, participant), draw, matches: withChanges(known.matches, changed) }
}

function afterSeeding(known: Known, { tournament, seeds }: EventData<'participant.seeded'>): Known {
  const participants = new Map(known.participants)
  for (const { participant_id, seed } of seeds) {
    const one = participants.get(participant_id)
    if (one) participants.set(participant_id, { ...one, seed, given_seed: seed })
  }
  return { ...known, tournament, participants }
}

function afterDraw(known: Known, data: EventData<'tournament.started'>): Known {
  // What the engine has made of it; the schema leaves it to the engine.
  const draw = (data.draw as StoredDraw | undefined) ?? null
  const participants = withSeeds(known.participants, data.seeds)
  return { ...known, tournament: data.tournament, draw, participants, matches: drawnRows(draw, data) }
}

function afterPairing(known: Known, data: EventData<'round.paired'>): Known {
  if (known.draw === null) return known
  // As the engine has made it.
  const pairings = [...known.draw.pairings, data.pairings as Pairing[]]
  const draw = { ...known.draw, entrants: data.entrants, pairings }
  const matches = addedRows(draw, known.matches, data.matches)
  return {
    ...known,
    tournament: data.tournament,
    draw,
    participants: withSeeds(known.participants, data.entrants),
    matches,
  }
}

function afterUnpairing(known: Known, { tournament }: EventData<'round.removed'>): Known {
  if (known.draw === null) return known
  const draw = { ...known.draw, pairings: known.draw.pairings.slice(0, -1) }
  return { ...known, tournament, draw, matches: rowsOfDraw(draw, known.matches) }
}

const scoreKey = (participantId: number, workout: string) => `${participantId} ${workout}`

function afterScore(known: Known, { tournament, score: recorded }: EventData<'score.recorded'>): Known {
  const { participant_id, workout, recorded_at, version, ...score } = recorded
  const row: ScoreRow = { participant_id, workout, recorded_at, version, score }
  return { ...known, tournament, scores: new Map(known.scores).set(scoreKey(participant_id, workout), row) }
}

function afterClearedScore(known: Known, data: EventData<'score.cleared'>): Known {
  const scores = new Map(known.scores)
  scores.delete(scoreKey(data.participant_id, data.workout))
  return { ...known, tournament: data.tournament, scores }
}

function after(known: Known, { type, data }: DomainEvent): Known {
  switch (type) {
    case 'tournament.updated':
    case 'tournament.paused':
    case 'tournament.resumed':
    case 'tournament.completed':
    case 'tournament.reopened':
    case 'round.completed':
      return { ...known, tournament: data.tournament }
    case 'tournament.started':
      return afterDraw(known, data)
    case 'participant.added':
    case 'participant.updated':
    case 'participant.approved':
    case 'participant.moved_up':
    case 'participant.rejected':
    case 'participant.undecided':
      return withParticipant(known, data.participant)
    case 'participant.seeded':
      return afterSeeding(known, data)
    case 'participant.withdrawn':
      return afterLeaving(known, data, [{ policy: data.policy ?? 'forfeit', reason: 'withdrawn' }])
    case 'participant.disqualified':
      return afterLeaving(known, data, [{ policy: data.policy ?? 'forfeit', reason: 'disqualified' }])
    case 'participant.reinstated':
      return afterLeaving(known, data, [])
    case 'match.ready':
    case 'match.called':
    case 'match.started':
      return { ...known, matches: withChanges(known.matches, [data.match]) }
    case 'match.completed':
    case 'match.corrected':
    case 'match.cleared':
      return { ...known, matches: withChanges(known.matches, data.changed) }
    case 'round.paired':
      return afterPairing(known, data)
    case 'round.removed':
      return afterUnpairing(known, data)
    case 'score.recorded':
      return afterScore(known, data)
    case 'score.cleared':
      return afterClearedScore(known, data)
    default:
      return known
  }
}

/** Unseeded last, then in the order of entry, as they are listed. */
const bySeed = (one: Participant, two: Participant) =>
  (one.seed ?? Number.POSITIVE_INFINITY) - (two.seed ?? Number.POSITIVE_INFINITY) || one.id - two.id

function storedFrom({ tournament, draw, matches, participants, scores }: Known, version: number): StoredBracket {
  const { random_seed, ...shown } = tournament
  const everyone = [...participants.values()].sort(bySeed)
  const participant_count = everyone.filter(({ status }) => status === 'approved').length
  // Before the draw nobody is told the seed of chance, and after it nobody asks who won but the leaderboard.
  const row: TournamentRow = { ...shown, participant_count, version, secret_seed: random_seed ?? '', champions: [] }
  return { tournament: row, draw, matches, participants: everyone, scores: [...scores.values()] }
}

/**
 * A tournament made of nothing but its events, in their order; null before the first and once it is deleted. All that is
 * shown of it follows, which is everything but who won (`champions`) and, before the draw, the secret seed.
 */
export function rebuild(events: readonly DomainEvent[]): StoredBracket | null {
  let known: Known | null = null
  for (const event of events) {
    if (event.type === 'tournament.created') {
      const nobody = { draw: null, matches: [], participants: new Map(), scores: new Map() }
      known = { tournament: event.data.tournament, ...nobody }
    } else if (event.type === 'tournament.deleted') known = null
    else if (known !== null) known = after(known, event)
  }
  return known && storedFrom(known, events.at(-1)?.version ?? 0)
}
