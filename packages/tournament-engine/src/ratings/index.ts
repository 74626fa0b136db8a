export { type Glicko2Game, type Glicko2Player, newcomer, rateGlicko2, ratePeriod } from './glicko2.ts'
export { type RatedResult, ratedResults } from './rated-results.ts'
