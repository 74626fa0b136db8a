export type {
  Bracket,
  BracketName,
  Draw,
  Effects,
  EntrantId,
  Format,
  Game,
  LoserSource,
  Match,
  MatchNode,
  MatchResult,
  MatchStatus,
  Outcome,
  Pairing,
  Places,
  RankSource,
  ResultInput,
  Slot,
  Source,
  Withdrawal,
  WithdrawalPolicy,
} from './bracket.ts'
export { chooseBySize, defaultSizeTable, type SizeRow } from './by-size.ts'
export { draw, drawOf, restore, resultsOf } from './draw/draw.ts'
export {
  type BracketOptions,
  chooseOptions,
  chosenOptions,
  type DrawOptions,
  type GameRules,
  type Option,
  optionsOfFormat,
  type TablePoints,
} from './draw/options.ts'
export { seedOrder } from './elimination/seed-order.ts'
export { EngineError, type EngineErrorCode, type EngineErrorSubject } from './engine-error.ts'
export { drawFromPots, snake } from './league/distribute.ts'
export { groupName } from './league/group-name.ts'
export { type TieBreak, tieBreaks } from './league/tie-breaks.ts'
export { champion, isComplete, type PodiumPlace, podium } from './podium.ts'
export { clear, report } from './results/report.ts'
export { reinstate, withdraw } from './results/withdraw.ts'
export { commitTo, randomFrom, shuffle } from './seeding/random.ts'
export { areClubMates, type Entry, type SeedingOptions, seedEntrants } from './seeding/seed-entrants.ts'
export { separateFirstRound } from './seeding/separate-first-round.ts'
export { spreadOverGroups } from './seeding/spread-over-groups.ts'
export { verifyDraw } from './seeding/verify-draw.ts'
export { type SeparationRule, type Standing, standings } from './standings.ts'
export { explainPairing, type PairingReason } from './swiss/explain-pairing.ts'
export { enterLate, pairNextRound, unpairLastRound } from './swiss/next-round.ts'
export type { Absence } from './swiss/pair-round.ts'
