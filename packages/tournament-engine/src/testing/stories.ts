import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type Bracket,
  clear,
  type DrawOptions,
  draw,
  type Effects,
  EngineError,
  type Format,
  type Match,
  pairNextRound,
  type ResultInput,
  reinstate,
  report,
  unpairLastRound,
  withdraw,
} from '../index.ts'
import { deepFreeze, entrantsOf } from './play.ts'

/** One thing that happens in a tournament: `deed` says what, `pick` and `side` to whom. */
const step = fc.record({ pick: fc.nat(), deed: fc.integer({ min: 0, max: 19 }), side: fc.integer({ min: 0, max: 1 }) })
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const yesOrNo = fc.boolean()
const points = fc.constantFrom(
  { win: 3, draw: 1, loss: 0 },
  { win: 2, draw: 1, loss: 0 },
  { win: 1, draw: 0.5, loss: 0 },
)
const tieBreaks = fc.constantFrom(
  undefined,
  ['points', 'difference', 'for', 'lots'] as const,
  ['points', 'head_to_head', 'fair_play', 'lots'] as const,
  ['wins', 'points', 'sonneborn_berger', 'games_ratio', 'lots'] as const,
)

const optionsOf: Readonly<Record<Format, fc.Arbitrary<DrawOptions>>> = {
  single_elimination: fc.record({
    third_place: yesOrNo,
    play_offs: fc.constantFrom('none', 'top_8', 'all'),
    consolation: yesOrNo,
  }),
  double_elimination: fc.record({ grand_final: fc.constantFrom('single', 'reset', 'none') }),
  repechage: fc.record({ repechage: fc.constantFrom('quarter_final', 'semi_final', 'full', 'wrestling') }),
  round_robin: fc.record({
    legs: fc.constantFrom(1, 2),
    groups: fc.integer({ min: 1, max: 3 }),
    points,
    tie_breaks: tieBreaks,
    draws: yesOrNo,
  }),
  groups_knockout: fc.record({
    groups: fc.integer({ min: 1, max: 4 }),
    advance_per_group: fc.integer({ min: 1, max: 3 }),
    advance_best_next: fc.integer({ min: 0, max: 2 }),
    third_place: yesOrNo,
    points,
    tie_breaks: tieBreaks,
  }),
  swiss: fc.record({ rounds: fc.integer({ min: 1, max: 5 }), accelerated: yesOrNo, balance_sides: yesOrNo }),
}

/** A tournament of any format and what happens in it; options that contradict each other are left out. */
export const story = fc
  .constantFrom(...(Object.keys(optionsOf) as Format[]))
  .chain(format =>
    fc.record({
      format: fc.constant(format),
      options: optionsOf[format],
      count: fc.integer({ min: 2, max: 20 }),
      steps: fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }),
    }),
  )
  .filter(isPossible)
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

function isPossible({ format, options, count }: { format: Format; options: DrawOptions; count: number }): boolean {
  try {
    draw(format, entrantsOf(count), options)
    return true
  } catch (error) {
    if (error instanceof EngineError && error.code === 'OPTION_IMPOSSIBLE') return false
    throw error
  }
}

/** Frozen to the ground: any write into a bracket that was handed in throws. */
export const startOf = ({ format, options, count }: Story): Bracket =>
  deepFreeze(draw(format, entrantsOf(count), options))

export function resultFor({ bracket, participants }: Match, { deed, side, pick }: Step): ResultInput {
  const winner = participants[side] ?? undefined
  const isTable = bracket === 'group' || bracket === 'swiss'
  if (deed === 0) return { outcome: 'double_loss' }
  if (deed === 1) return { winner, outcome: pick % 2 === 0 ? 'walkover' : 'disqualified' }
  if (deed === 2) return { winner, games: [{ p1: 2, p2: 2 }] }
  if (deed === 3 && isTable) return { outcome: 'void' }
  if (deed < 7) return { games: [side === 0 ? { p1: deed, p2: 1 } : { p1: 1, p2: deed }] }
  return { winner }
}

const policies = ['forfeit', 'keep_played', 'void_all'] as const

/** What the step does to the bracket, or null where it is refused because it makes no sense there. */
export function take(bracket: Bracket, choice: Step): Effects | null {
  const { pick, deed, side } = choice
  try {
    if (deed >= 18) return enterOrLeave(bracket, choice)
    if (deed === 17 && bracket.format === 'swiss') return side === 0 ? pairNextRound(bracket) : unpairLastRound(bracket)
    const open = bracket.matches.filter(({ status }) => status === 'ready' || status === 'completed')
    const match = open[pick % open.length]
    if (match === undefined) return null
    if (match.decided_by === 'report' && deed >= 14) return clear(bracket, match.number)
    return report(bracket, match.number, resultFor(match, choice))
  } catch (error) {
    if (error instanceof EngineError) return null
    throw error
  }
}

function enterOrLeave(bracket: Bracket, { pick, deed, side }: Step): Effects {
  const entrant = bracket.entrants[pick % bracket.entrants.length] ?? assert.fail('nobody is in the draw')
  if (deed === 18) return reinstate(bracket, entrant)
  const policy = policies[pick % policies.length] ?? 'forfeit'
  return withdraw(bracket, { entrant, policy, reason: side === 0 ? 'withdrawn' : 'disqualified' })
}

/** The states before and after each step that did something. */
export function* walk(tale: Story): Generator<{ before: Bracket; effects: Effects; choice: Step }> {
  let before = startOf(tale)
  for (const choice of tale.steps) {
    const taken = take(before, choice)
    if (taken === null) continue
    const effects = deepFreeze(taken)
    yield { before, effects, choice }
    before = effects.bracket
  }
}

export function endOf(tale: Story): Bracket {
  let bracket = startOf(tale)
  for (const { effects } of walk(tale)) bracket = effects.bracket
  return bracket
}
