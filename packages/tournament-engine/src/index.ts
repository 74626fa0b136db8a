export type {
  Bracket,
  BracketName,
  BracketOptions,
  DrawOptions,
  Effects,
  EntrantId,
  Format,
  Game,
  Match,
  MatchNode,
  MatchResult,
  MatchStatus,
  Outcome,
  ResultInput,
  Slot,
  Source,
} from './bracket.ts'
export { draw, restore } from './draw.ts'
export { EngineError, type EngineErrorCode, type EngineErrorSubject } from './engine-error.ts'
export { champion, isComplete, type PodiumPlace, podium } from './podium.ts'
export { clear, report } from './report.ts'
export { seedOrder } from './seed-order.ts'
export { type SeparationRule, type Standing, standings } from './standings.ts'
