export type {
  Athlete,
  Competition,
  FitnessTieBreak,
  Score,
  Scoring,
  Workout,
} from './competition.ts'
export { type FitnessRow, type FitnessRule, fitnessStandings } from './fitness-standings.ts'
export { heats } from './heats.ts'
export { clearScore, recordScore } from './record-score.ts'
export type { WorkoutLine } from './workout-places.ts'
