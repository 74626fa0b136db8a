import type { BracketView, Match, Participant, Tournament } from '@gym-it/contracts'

const moment = '2026-02-01T10:00:00.000Z'

export const sampleParticipant = (id: number, name = `Person ${id}`): Participant => ({
  id,
  tournament_id: 1,
  user_id: null,
  name,
  seed: id,
  given_seed: null,
  club: null,
  group: null,
  division: null,
  rating: null,
  members: [],
  status: 'approved',
  created_at: moment,
})

export const sampleMatch = (id: number, given: Partial<Match> = {}): Match => ({
  id,
  tournament_id: 1,
  round: 1,
  match_number: id,
  participant1: null,
  participant2: null,
  winner_id: null,
  winner: null,
  score: null,
  created_at: moment,
  stage: 1,
  bracket: 'main',
  group: null,
  label: `Match ${id}`,
  status: 'waiting',
  outcome: null,
  decided_by: null,
  counts: true,
  games: [],
  fair_play: null,
  participant1_source: null,
  participant2_source: null,
  court: null,
  scheduled_at: null,
  called_at: null,
  completed_at: null,
  version: 1,
  ...given,
})

export const sampleTournament = (given: Partial<Tournament> = {}): Tournament => ({
  id: 1,
  name: 'Winter Cup',
  start_date: moment,
  max_participants: 8,
  tournament_type: 'single_elimination',
  format: 'single_elimination',
  discipline: null,
  status: 'active',
  is_paused: false,
  participant_count: 4,
  registration_deadline: null,
  settings: { third_place: true },
  visibility: 'public',
  draw_commitment: null,
  random_seed: null,
  is_finished: false,
  completed_at: null,
  created_by: 1,
  created_at: moment,
  version: 1,
  ...given,
})

/** Four people, both semi-finals ready, with a match for third place: matches 1, 2 → final 3, third place 4. */
export function sampleBracket(): BracketView {
  const people = [1, 4, 2, 3].map(id => sampleParticipant(id))
  const [one, four, two, three] = people
  const ready = (id: number, a: Participant | undefined, b: Participant | undefined) =>
    sampleMatch(id, { participant1: a ?? null, participant2: b ?? null, status: 'ready' })
  const fed = (id: number, kind: 'winner' | 'loser', bracket: Match['bracket']) =>
    sampleMatch(id, {
      round: 2,
      match_number: id - 2,
      bracket,
      participant1_source: { kind, match_id: 1 },
      participant2_source: { kind, match_id: 2 },
    })
  return {
    tournament: sampleTournament(),
    bracket: [ready(1, one, four), ready(2, two, three), fed(3, 'winner', 'main'), fed(4, 'loser', 'third_place')],
    participants: people,
    standings: [],
    rounds: null,
  }
}
