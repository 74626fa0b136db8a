import type { Match, Participant } from '@gym-it/contracts'
import { draw } from '@gym-it/tournament-engine'

type Drawn = ReturnType<typeof draw>['matches'][number]

const sourceOf = (source: Drawn['sources'][number]): Match['participant1_source'] => {
  if (source.kind === 'seed') return source
  return source.kind === 'bye' ? null : { kind: source.kind, match_id: source.match }
}

/** The matches that a draw of these names (best seed first, at least two) would give, in the shape of the API's. */
export function previewMatches(names: readonly string[], thirdPlace: boolean): Match[] {
  const people = names.map(
    (name, index): Participant => ({
      id: index + 1,
      tournament_id: 1,
      user_id: null,
      name,
      seed: index + 1,
      club: null,
      status: 'approved',
      created_at: '',
    }),
  )
  const personOf = (id: number | null) => (id === null ? null : (people[id - 1] ?? null))
  const { matches } = draw(
    'single_elimination',
    people.map(one => one.id),
    { third_place: thirdPlace },
  )
  return matches.map(match => ({
    id: match.number,
    tournament_id: 1,
    round: match.round,
    match_number: match.position,
    participant1: personOf(match.participants[0]),
    participant2: personOf(match.participants[1]),
    winner_id: match.winner,
    winner: personOf(match.winner),
    score: null,
    created_at: '',
    stage: 1,
    bracket: match.bracket,
    label: match.label,
    status: match.status,
    outcome: null,
    games: [],
    participant1_source: sourceOf(match.sources[0]),
    participant2_source: sourceOf(match.sources[1]),
    court: null,
    scheduled_at: null,
    called_at: null,
    completed_at: null,
    version: 1,
  }))
}
