import { type Static, Type } from 'typebox'
import { Id, IdParams, Nullable, Timestamp, Version } from './fields.ts'
import { operation } from './operation.ts'
import { Participant } from './participants.ts'
import { Workout, WorkoutId } from './tournament-settings.ts'
import { Tournament } from './tournaments.ts'

const service = 'tournament-service'
const Measure = Type.Optional(Type.Number({ minimum: -1_000_000_000, maximum: 1_000_000_000 }))

/** Times in seconds; the one measure of the workout, or a status. */
const scoreFields = {
  time: Measure,
  reps: Measure,
  weight: Measure,
  points: Measure,
  tie_break: Measure,
  status: Type.Optional(
    Type.Enum(['dns', 'dnf', 'withdrawn'], { description: 'Did not start, did not finish, or left for good' }),
  ),
}
const Score = Type.Object(scoreFields)
export type Score = Static<typeof Score>

export const ScoreBody = Type.Object(
  { ...scoreFields, version: Type.Optional(Version) },
  {
    title: 'ScoreBody',
    additionalProperties: false,
    description: 'Times in seconds; the one measure of the workout, or a status',
  },
)
export type ScoreBody = Static<typeof ScoreBody>

export const RecordedScore = Type.Object(
  { ...scoreFields, participant_id: Id, workout: WorkoutId, recorded_at: Timestamp, version: Version },
  { title: 'RecordedScore' },
)
export type RecordedScore = Static<typeof RecordedScore>

export const WorkoutLine = Type.Object(
  {
    workout: WorkoutId,
    status: Type.Enum(['scored', 'capped', 'dnf', 'dns', 'withdrawn', 'missing']),
    place: Nullable(Type.Integer({ description: 'Within the division' })),
    points: Type.Number(),
    score: Nullable(RecordedScore),
  },
  { title: 'WorkoutLine' },
)

export const FitnessRow = Type.Object(
  {
    place: Type.Integer(),
    place_in_division: Type.Integer(),
    participant: Participant,
    division: Type.String(),
    points: Type.Number(),
    workouts: Type.Array(WorkoutLine),
    separated_by: Nullable(Type.String({ description: 'The rule that put this row below the one before it' })),
    tie_breaks: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Array(Type.Number())])),
  },
  { title: 'FitnessRow' },
)
export type FitnessRow = Static<typeof FitnessRow>

export const FitnessLeaderboard = Type.Object(
  {
    tournament: Tournament,
    divisions: Type.Array(Type.String()),
    workouts: Type.Array(
      Type.Object({
        ...Workout.properties,
        heats: Type.Array(Type.Array(Id), { description: 'Participant ids in running order, the best last' }),
      }),
    ),
    rows: Type.Array(FitnessRow),
  },
  { title: 'FitnessLeaderboard' },
)
export type FitnessLeaderboard = Static<typeof FitnessLeaderboard>

export const getFitnessLeaderboard = operation({
  id: 'getFitnessLeaderboard',
  service,
  method: 'GET',
  path: '/tournaments/:id/leaderboard',
  summary: 'A leaderboard tournament: standings, workouts and heats at this moment',
  access: 'public',
  params: IdParams,
  success: { status: 200, schema: FitnessLeaderboard },
})

const ScoreParams = Type.Object({ id: Id, workout: WorkoutId, pid: Id })

export const recordScore = operation({
  id: 'recordScore',
  service,
  method: 'PUT',
  path: '/tournaments/:id/workouts/:workout/scores/:pid',
  summary: 'Record or correct a score; the same again changes nothing',
  access: 'trainer',
  params: ScoreParams,
  body: ScoreBody,
  success: {
    status: 200,
    schema: Type.Object({ message: Type.String(), score: RecordedScore, row: FitnessRow, tournament: Tournament }),
  },
})

export const clearScore = operation({
  id: 'clearScore',
  service,
  method: 'DELETE',
  path: '/tournaments/:id/workouts/:workout/scores/:pid',
  summary: 'Clear a score: it is awaited again',
  access: 'trainer',
  params: ScoreParams,
  success: {
    status: 200,
    schema: Type.Object({ message: Type.String(), row: FitnessRow, tournament: Tournament }),
  },
})
