import type { Format } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { type TieBreak, tieBreaks } from '../league/tie-breaks.ts'

export interface TablePoints {
  readonly win: number
  readonly draw: number
  readonly loss: number
}

/** How many games a match has, and when one is won: at `to`, ahead by `margin`, or at `cap` however close. */
export interface GameRules {
  readonly best_of: number | null
  readonly game_to: number | null
  readonly game_margin: number
  readonly game_cap: number | null
}

/** Everything a format can be told; what does not concern a format keeps its default there. */
export interface BracketOptions extends GameRules {
  /** The losers of the semi-finals play for third place. */
  readonly third_place: boolean
  /** Matches for the places that a knockout leaves shared: those from 5 to 8, or all of them. */
  readonly play_offs: 'none' | 'top_8' | 'all'
  /** A second knockout for those who lose their first match. */
  readonly consolation: boolean
  /** `reset`: a second grand final where the losers' side wins the first. */
  readonly grand_final: 'single' | 'reset' | 'none'
  /** Who fights for the bronzes: see `repechage`. */
  readonly repechage: 'quarter_final' | 'semi_final' | 'full' | 'wrestling'
  readonly legs: 1 | 2
  readonly groups: number
  readonly advance_per_group: number
  /** How many of the next rank go on as well: the best thirds. */
  readonly advance_best_next: number
  /** Rounds of a Swiss; null takes as many as a knockout of that size would have. */
  readonly rounds: number | null
  readonly accelerated: boolean
  readonly balance_sides: boolean
  readonly draws: boolean
  readonly points: TablePoints
  readonly tie_breaks: readonly TieBreak[]
  /** Decides `lots`, the same way each time; published with the draw. */
  readonly random_seed: string
}

export type Option = keyof BracketOptions
/** What is left out takes its default. */
export type DrawOptions = { readonly [O in Option]?: BracketOptions[O] | undefined }

const games = ['best_of', 'game_to', 'game_margin', 'game_cap'] as const
const table = ['draws', 'points', 'tie_breaks', 'random_seed'] as const

/**
 * The options that each format knows; any other is refused by name.
 *
 * @example
 * optionsOfFormat.single_elimination.includes('third_place') // → true
 */
export const optionsOfFormat: Readonly<Record<Format, readonly Option[]>> = {
  single_elimination: [...games, 'third_place', 'play_offs', 'consolation'],
  double_elimination: [...games, 'grand_final'],
  repechage: [...games, 'repechage'],
  round_robin: [...games, ...table, 'legs', 'groups'],
  groups_knockout: [
    ...games,
    ...table,
    'legs',
    'groups',
    'advance_per_group',
    'advance_best_next',
    'third_place',
    'play_offs',
  ],
  swiss: [...games, ...table, 'rounds', 'accelerated', 'balance_sides'],
}

const defaults: BracketOptions = {
  third_place: false,
  play_offs: 'none',
  consolation: false,
  grand_final: 'reset',
  repechage: 'quarter_final',
  legs: 1,
  groups: 1,
  advance_per_group: 2,
  advance_best_next: 0,
  rounds: null,
  accelerated: false,
  balance_sides: false,
  best_of: null,
  game_to: null,
  game_margin: 1,
  game_cap: null,
  draws: true,
  points: { win: 3, draw: 1, loss: 0 },
  tie_breaks: ['points', 'head_to_head', 'difference', 'for', 'wins', 'lots'],
  random_seed: '',
}

/** Where a format is played by other customs than most. */
const customs: Readonly<Partial<Record<Format, Partial<BracketOptions>>>> = {
  groups_knockout: { groups: 2 },
  swiss: {
    points: { win: 1, draw: 0.5, loss: 0 },
    tie_breaks: ['points', 'buchholz_cut_1', 'buchholz', 'sonneborn_berger', 'wins', 'lots'],
  },
}

interface Check {
  readonly holds: (value: unknown) => boolean
  readonly rule: string
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
const whole = (least: number, most: number): Check => ({
  holds: value => isWhole(value, least, most),
  rule: `is a whole number from ${least} to ${most}`,
})
const wholeOrNull = (least: number, most: number): Check => ({
  holds: value => value === null || isWhole(value, least, most),
  rule: `is a whole number from ${least} to ${most}, or null`,
})
const yesOrNo: Check = { holds: value => typeof value === 'boolean', rule: 'is either true or false' }
const oneOf = (...values: readonly string[]): Check => ({
  holds: value => values.some(known => known === value),
  rule: `is one of ${values.join(', ')}`,
})

const checks: Readonly<Record<Option, Check>> = {
  third_place: yesOrNo,
  play_offs: oneOf('none', 'top_8', 'all'),
  consolation: yesOrNo,
  grand_final: oneOf('single', 'reset', 'none'),
  repechage: oneOf('quarter_final', 'semi_final', 'full', 'wrestling'),
  legs: whole(1, 2),
  groups: whole(1, 512),
  advance_per_group: whole(1, 1024),
  advance_best_next: whole(0, 512),
  rounds: wholeOrNull(1, 100),
  accelerated: yesOrNo,
  balance_sides: yesOrNo,
  best_of: {
    holds: value => value === null || (isWhole(value, 1, 99) && Number(value) % 2 === 1),
    rule: 'is an odd number from 1 to 99, or null',
  },
  game_to: wholeOrNull(1, 100_000),
  game_margin: whole(1, 100),
  game_cap: wholeOrNull(1, 100_000),
  draws: yesOrNo,
  points: { holds: arePoints, rule: 'says how much a win, a draw and a loss count, a loss least and a win most' },
  tie_breaks: {
    holds: value =>
      Array.isArray(value) &&
      value.every(rule => tieBreaks.some(known => known === rule)) &&
      new Set(value).size === value.length,
    rule: `is a list of different rules out of ${tieBreaks.join(', ')}`,
  },
  random_seed: { holds: value => typeof value === 'string' && value.length <= 200, rule: 'is a text' },
}

function arePoints(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { win, draw, loss } = { win: null, draw: null, loss: null, ...value }
  if (typeof win !== 'number' || typeof draw !== 'number' || typeof loss !== 'number') return false
  return [win, draw, loss].every(Number.isFinite) && Object.keys(value).length === 3 && loss <= draw && draw <= win
}

/**
 * The options with all defaults filled in. Throws OPTION_IMPOSSIBLE, which names the option and the rule.
 *
 * @example
 * chooseOptions('swiss', { rounds: 5 }).points // → { win: 1, draw: 0.5, loss: 0 }
 */
export function chooseOptions(format: Format, given: DrawOptions): BracketOptions {
  if (!Object.hasOwn(optionsOfFormat, format)) {
    throw new EngineError('OPTION_IMPOSSIBLE', `There is no format "${format}".`, { option: 'format' })
  }
  const known: readonly string[] = optionsOfFormat[format]
  for (const [option, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (!known.includes(option)) {
      throw new EngineError('OPTION_IMPOSSIBLE', `The format ${format} has no option "${option}".`, { option })
    }
    // `known` holds nothing but options.
    const { holds, rule } = checks[option as Option]
    if (!holds(value)) throw new EngineError('OPTION_IMPOSSIBLE', `The option "${option}" ${rule}.`, { option })
  }
  return { ...defaults, ...customs[format], ...onlyGiven(given) }
}

/**
 * What was chosen differently from the format's defaults: all that a person has to be told of the options.
 *
 * @example
 * const { format, options } = draw('single_elimination', [10, 20, 30], { third_place: true, consolation: false })
 * chosenOptions(format, options) // → { third_place: true }
 */
export function chosenOptions(format: Format, options: BracketOptions): DrawOptions {
  const usual = { ...defaults, ...customs[format] }
  const names = optionsOfFormat[format].filter(name => JSON.stringify(options[name]) !== JSON.stringify(usual[name]))
  return Object.fromEntries(names.map(name => [name, options[name]]))
}

function onlyGiven(given: DrawOptions): Partial<BracketOptions> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
