import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Bracket,
  clear,
  type DrawOptions,
  draw,
  drawOf,
  type Effects,
  type Format,
  reinstate,
  report,
  restore,
  resultsOf,
  standings,
  withdraw,
} from '../index.ts'
import { entrantsOf } from '../testing/play.ts'

const shapes: readonly (readonly [Format, DrawOptions])[] = [
  ['single_elimination', { third_place: true }],
  ['single_elimination', { play_offs: 'top_8' }],
  ['single_elimination', { play_offs: 'all' }],
  ['single_elimination', { consolation: true }],
  ['double_elimination', { grand_final: 'single' }],
  ['double_elimination', { grand_final: 'reset' }],
  ['double_elimination', { grand_final: 'none' }],
  ['repechage', { repechage: 'quarter_final' }],
  ['repechage', { repechage: 'semi_final' }],
  ['repechage', { repechage: 'full' }],
  ['repechage', { repechage: 'wrestling' }],
]

const step = fc.record({ pick: fc.nat(), deed: fc.integer({ min: 0, max: 11 }), side: fc.integer({ min: 0, max: 1 }) })
const tale = fc.record({
  shape: fc.constantFrom(...shapes),
  count: fc.integer({ min: 6, max: 40 }),
  steps: fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Results of every kind, corrections among them, clears, and people who leave and come back. */
function take(bracket: Bracket, { pick, deed, side }: Step): Effects | null {
  const entrant = bracket.entrants[pick % bracket.entrants.length] ?? 0
  if (deed === 0) return withdraw(bracket, { entrant, policy: 'forfeit', reason: 'withdrawn' })
  if (deed === 1) return reinstate(bracket, entrant)
  const open = bracket.matches.filter(({ status }) => status === 'ready' || status === 'completed')
  const match = open[pick % open.length]
  if (match === undefined) return null
  if (deed === 2 && match.decided_by === 'report') return clear(bracket, match.number)
  if (deed === 3) return report(bracket, match.number, { outcome: 'double_loss' })
  const winner = match.participants[side] ?? undefined
  const outcome = deed === 4 ? 'disqualified' : deed === 5 ? 'no_show' : 'played'
  return report(bracket, match.number, { winner, outcome })
}

test('any story of results, corrections, clears and withdrawals ends where its facts alone lead', () => {
  fc.assert(
    fc.property(tale, ({ shape: [format, options], count, steps }) => {
      let bracket = draw(format, entrantsOf(Math.max(count, options.consolation ? 8 : 6)), options)
      for (const choice of steps) {
        const before = bracket.matches
        const effects = take(bracket, choice)
        if (effects === null) continue
        bracket = effects.bracket
        assert.deepEqual(
          effects.changed,
          bracket.matches.filter((match, index) => match !== before[index]),
        )
      }
      assert.deepEqual(restore(drawOf(bracket), resultsOf(bracket)), bracket)
      const rows = standings(bracket)
      assert.deepEqual(
        rows.map(({ entrant }) => entrant).sort((one, two) => one - two),
        bracket.entrants,
      )
      for (const [index, { place }] of rows.entries()) assert.ok(place >= (rows[index - 1]?.place ?? 1))
    }),
    { numRuns: 400, seed: 20_221_218 },
  )
})
