import type { CreateTournamentBody, NewParticipant } from '@gym-it/contracts'
import { clubs, difficultNames, guestNames, longName } from './names.ts'
import type { Scoring } from './playing.ts'

/** A competition of the club and how far it is. */
export interface Competition {
  readonly key: string
  /** `start_date` is that many days from now. */
  readonly inDays: number
  readonly body: Omit<CreateTournamentBody, 'start_date'>
  /** Members of the club who take part, by account; the rest are guests. */
  readonly members?: number
  readonly guests?: number
  readonly names?: readonly string[]
  /** Drawn and played: how results are written, and how many at most. */
  readonly played?: { readonly scoring: Scoring; readonly most?: number }
}

/** Every format at some stage, in the order in which they are made: the newest is shown first. */
export const competitions = [
  {
    key: 'finished',
    inDays: -40,
    body: { name: 'Winter Cup 2026', max_participants: 8, discipline: 'Judo', settings: { third_place: true } },
    ...{ members: 8, played: { scoring: 'ippon' } },
  },
  {
    key: 'finishedSwiss',
    inDays: -20,
    body: { name: 'Rapid chess evening 🎉', max_participants: 12, tournament_type: 'swiss', settings: { draws: true } },
    ...{ members: 6, guests: 2, played: { scoring: 'winner' } },
  },
  {
    key: 'big',
    inDays: 0,
    body: {
      name: 'Almaty Open, judo −73 kg',
      max_participants: 64,
      discipline: 'Judo',
      settings: { third_place: true, separate_by: 'club' },
    },
    ...{ members: 12, guests: 52, played: { scoring: 'ippon', most: 41 } },
  },
  {
    key: 'double',
    inDays: 0,
    body: {
      name: 'Table tennis, double knockout',
      max_participants: 16,
      tournament_type: 'double_elimination',
      settings: { best_of: 3, grand_final: 'reset' },
    },
    ...{ members: 6, guests: 6, played: { scoring: 'sets', most: 13 } },
  },
  {
    key: 'league',
    inDays: 0,
    body: {
      name: 'Futsal league',
      max_participants: 8,
      tournament_type: 'round_robin',
      settings: { draws: true, points: { win: 3, draw: 1, loss: 0 } },
    },
    names: ['Steppe United', 'FC Alatau', 'Барыс', 'Kraken 05', 'Old Boys', 'Les Bleus', 'ناشئون', 'Team 🦁'],
    played: { scoring: 'goals', most: 19 },
  },
  {
    key: 'groups',
    inDays: 0,
    body: {
      name: 'Spring Cup: groups, then knockout',
      max_participants: 16,
      tournament_type: 'groups_knockout',
      settings: { groups: 4, advance_per_group: 2, draws: true, third_place: true },
    },
    ...{ members: 4, guests: 12, played: { scoring: 'goals', most: 27 } },
  },
  {
    key: 'swiss',
    inDays: 0,
    body: {
      name: 'Club championship, Swiss',
      max_participants: 16,
      tournament_type: 'swiss',
      settings: { rounds: 5, draws: true },
    },
    ...{ members: 10, guests: 3, played: { scoring: 'winner', most: 15 } },
  },
  {
    key: 'pairing',
    inDays: 0,
    body: { name: 'Go evening', max_participants: 6, tournament_type: 'swiss', settings: { rounds: 3 } },
    ...{ guests: 6, played: { scoring: 'winner', most: 3 } },
  },
  {
    key: 'repechage',
    inDays: 0,
    body: { name: 'Wrestling −65 kg', max_participants: 16, tournament_type: 'repechage', discipline: 'Wrestling' },
    ...{ members: 5, guests: 9, played: { scoring: 'ippon', most: 13 } },
  },
  {
    key: 'paused',
    inDays: 0,
    body: { name: 'Youth cup', max_participants: 8, settings: { play_offs: 'top_8' } },
    ...{ guests: 7, played: { scoring: 'goals', most: 3 } },
  },
  {
    key: 'difficult',
    inDays: 0,
    body: { name: longName, max_participants: 8, tournament_type: 'groups_knockout', settings: { groups: 2 } },
    ...{ names: difficultNames, played: { scoring: 'goals', most: 5 } },
  },
  {
    key: 'workouts',
    inDays: 0,
    body: {
      name: 'Kraken Throwdown',
      max_participants: 20,
      tournament_type: 'leaderboard',
      discipline: 'CrossFit',
      settings: {
        divisions: ['Rx', 'Scaled'],
        lanes: 4,
        workouts: [
          { id: 'fran', name: 'Fran', scored_by: 'time', cap_seconds: 600 },
          { id: 'clean', name: 'Clean ladder', scored_by: 'weight' },
          { id: 'amrap', name: '12-minute AMRAP', scored_by: 'reps' },
        ],
      },
    },
    ...{ members: 5, guests: 6, played: { scoring: 'winner', most: 0 } },
  },
  {
    key: 'members',
    inDays: 3,
    body: { name: 'Members’ evening', max_participants: 8, visibility: 'members' },
    ...{ members: 4 },
  },
  {
    key: 'empty',
    inDays: 21,
    body: { name: 'Summer Cup 2027', max_participants: 32, tournament_type: 'by_size' },
  },
  {
    key: 'open',
    inDays: 7,
    body: {
      name: 'Autumn Open 2026',
      max_participants: 12,
      discipline: 'Judo',
      settings: { third_place: true, seeding: 'random' },
    },
    ...{ members: 4, guests: 5 },
  },
] as const satisfies readonly Competition[]

export type CompetitionKey = (typeof competitions)[number]['key']

/** Who is entered into the competition; members by their accounts. */
export function entriesOf(
  { members = 0, guests = 0, names = [], body }: Competition,
  people: readonly { readonly id: number; readonly name: string }[],
): NewParticipant[] {
  const divisions = body.settings?.divisions
  const entered = [
    ...people.slice(0, members).map(({ id, name }) => ({ name, user_id: id })),
    ...[...guestNames.slice(0, guests), ...names].map(name => ({ name })),
  ]
  return entered.map((entry, index) => ({
    ...entry,
    club: clubs[index % clubs.length] ?? null,
    ...(divisions ? { division: divisions[index % 3 === 2 ? 1 : 0] ?? null } : {}),
  }))
}
