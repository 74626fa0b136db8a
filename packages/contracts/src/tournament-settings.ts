import { type Static, Type } from 'typebox'
import { Nullable } from './fields.ts'

/** What a tournament can be announced as. */
export const tournamentTypes = [
  'single_elimination',
  'double_elimination',
  'round_robin',
  'swiss',
  'groups_knockout',
  'repechage',
  'leaderboard',
  'by_size',
] as const
export type TournamentType = (typeof tournamentTypes)[number]

/** What is played in the end: `by_size` becomes one of these at the draw. */
export const tournamentFormats = tournamentTypes.filter(type => type !== 'by_size')
export type TournamentFormat = Exclude<TournamentType, 'by_size'>

export const tieBreakRules = [
  'points',
  'head_to_head',
  'difference',
  'for',
  'wins',
  'buchholz',
  'buchholz_cut_1',
  'median_buchholz',
  'sonneborn_berger',
  'progressive',
  'games_ratio',
  'points_ratio',
  'fair_play',
  'lots',
] as const

const Points = Type.Object(
  { win: Type.Number(), draw: Type.Number(), loss: Type.Number() },
  { additionalProperties: false, description: 'What a win, a draw and a loss count in a table' },
)

/** How many games a match has, and when one is won. */
const gameSettings = {
  best_of: Type.Optional(Nullable(Type.Integer({ description: 'Games of a match: an odd number' }))),
  game_to: Type.Optional(Nullable(Type.Integer({ description: 'The score that wins a game' }))),
  game_margin: Type.Optional(Type.Integer({ description: 'The lead that a game needs' })),
  game_cap: Type.Optional(Nullable(Type.Integer({ description: 'The score that wins however close' }))),
}

const knockoutSettings = {
  third_place: Type.Optional(Type.Boolean({ description: 'The losers of the semi-finals play for third place' })),
  play_offs: Type.Optional(Type.Enum(['none', 'top_8', 'all'], { description: 'Matches for the places below' })),
  consolation: Type.Optional(Type.Boolean({ description: 'A second knockout for those who lose their first match' })),
  grand_final: Type.Optional(
    Type.Enum(['single', 'reset', 'none'], {
      description: 'reset: played again where the losers’ side wins the first',
    }),
  ),
  repechage: Type.Optional(Type.Enum(['quarter_final', 'semi_final', 'full', 'wrestling'])),
}

const tableSettings = {
  legs: Type.Optional(Type.Integer({ description: '2: everybody meets twice' })),
  groups: Type.Optional(Type.Integer()),
  distribution: Type.Optional(
    Type.Enum(['snake', 'pots'], { description: 'How seeds come to groups: A B C C B A, or by lots out of each pot' }),
  ),
  advance_per_group: Type.Optional(Type.Integer()),
  advance_best_next: Type.Optional(Type.Integer({ description: 'The best of the next rank who go on too' })),
  rounds: Type.Optional(Nullable(Type.Integer({ description: 'Rounds of a Swiss; null: as a knockout would have' }))),
  accelerated: Type.Optional(Type.Boolean()),
  balance_sides: Type.Optional(Type.Boolean()),
  draws: Type.Optional(Type.Boolean({ description: 'Whether a match may end level' })),
  points: Type.Optional(Points),
  tie_breaks: Type.Optional(Type.Array(Type.Enum([...tieBreakRules]), { maxItems: 20 })),
}

const drawSettings = {
  seeding: Type.Optional(Type.Enum(['given', 'random', 'rating'], { description: 'Who is seed 1, 2, 3, …' })),
  protected: Type.Optional(Type.Integer({ description: 'How many of the best keep exactly their place' })),
  lots_in_blocks: Type.Optional(Type.Boolean({ description: 'Lots are drawn within the seeds 3-4, 5-8, 9-16, …' })),
  random_seed: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '^[^\\u0000-\\u001f]*$',
      description: 'one line of text that decides every lot; without it the system takes one that nobody knows',
    }),
  ),
  separate_by: Type.Optional(
    Type.Enum(['club'], { description: 'Those who share it meet as late as the draw allows' }),
  ),
}

const SizeRow = Type.Object(
  {
    from: Type.Integer(),
    to: Type.Optional(Type.Integer({ description: 'Included; without it there is no end' })),
    format: Type.Enum(tournamentFormats.filter(format => format !== 'leaderboard')),
    options: Type.Optional(
      Type.Object({ ...gameSettings, ...knockoutSettings, ...tableSettings }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
)

const sizeSettings = {
  size_table: Type.Optional(
    Type.Array(SizeRow, {
      minItems: 1,
      maxItems: 20,
      description: 'What is played with how many participants, fewest first (by_size)',
    }),
  ),
}

const workoutId = '^[a-z0-9][a-z0-9_-]{0,39}$'
export const WorkoutId = Type.String({ pattern: workoutId, description: 'a short name of small letters, digits and -' })

export const Workout = Type.Object(
  {
    id: WorkoutId,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    scored_by: Type.Enum(['time', 'reps', 'weight', 'points'], { description: 'Less time is better; else more is' }),
    cap_seconds: Type.Optional(
      Type.Number({ description: 'Who is not done by then counts by the repetitions so far' }),
    ),
    tie_break_time: Type.Optional(Type.Boolean({ description: 'Scores may carry a time that decides between equals' })),
  },
  { title: 'Workout', additionalProperties: false },
)
export type Workout = Static<typeof Workout>

const workoutSettings = {
  workouts: Type.Optional(Type.Array(Workout, { maxItems: 50, description: 'In the order in which they are held' })),
  divisions: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
      minItems: 1,
      maxItems: 20,
      description: 'The first ranks before the second: Rx, Scaled',
    }),
  ),
  points_table: Type.Optional(
    Type.Array(Type.Number(), { maxItems: 1000, description: 'Points for each place; without it the places add up' }),
  ),
  workout_tie_breaks: Type.Optional(
    Type.Array(
      Type.String({ maxLength: 60, pattern: `^(best_places|last_workout|workout:${workoutId.slice(1, -1)})$` }),
      {
        maxItems: 20,
      },
    ),
  ),
  lanes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1024, description: 'How many can do a workout at once' })),
}

/** All settings of all types, every one optional; the service refuses by name what does not concern the type. */
export const TournamentSettings = Type.Object(
  { ...gameSettings, ...knockoutSettings, ...tableSettings, ...sizeSettings, ...workoutSettings, ...drawSettings },
  { title: 'TournamentSettings', additionalProperties: false },
)
export type TournamentSettings = Static<typeof TournamentSettings>
