import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Bracket,
  type DrawOptions,
  draw,
  type EntrantId,
  type Format,
  isComplete,
  podium,
  report,
  standings,
} from '../index.ts'
import { entrantsOf, playOut, seededRandom } from '../testing/play.ts'

/** Each with the sizes that it is tried at. */
const shapes: readonly (readonly [Format, DrawOptions, readonly number[]])[] = [
  ['single_elimination', {}, [2, 5, 8]],
  ['single_elimination', { third_place: true }, [3, 4, 7]],
  ['single_elimination', { play_offs: 'top_8' }, [3, 6, 7, 9, 11]],
  ['single_elimination', { play_offs: 'all' }, [5, 7, 8, 11]],
  ['single_elimination', { consolation: true }, [4, 5, 6, 7, 8, 11, 13]],
  ['single_elimination', { consolation: true, third_place: true }, [8, 9, 13]],
  ['double_elimination', { grand_final: 'single' }, [2, 3, 5, 6, 8]],
  ['double_elimination', { grand_final: 'reset' }, [2, 3, 4, 6, 7]],
  ['double_elimination', { grand_final: 'none' }, [2, 4, 5, 8]],
  ['repechage', { repechage: 'quarter_final' }, [2, 3, 5, 7, 8, 11, 16]],
  ['repechage', { repechage: 'semi_final' }, [4, 6, 9, 12, 16, 19]],
  ['repechage', { repechage: 'full' }, [3, 5, 6, 8, 12, 16]],
  ['repechage', { repechage: 'wrestling' }, [6, 7, 8, 9, 12, 16, 19]],
]

const named = (format: Format, options: DrawOptions): string => `${format} ${JSON.stringify(options)}`
const random = seededRandom(20_221_218)

/** Every way in which a bracket can end, each match being won by one or the other. */
function* endings(bracket: Bracket): Generator<Bracket> {
  const open = bracket.matches.find(({ status }) => status === 'ready')
  if (open === undefined) yield bracket
  else
    for (const winner of open.participants)
      yield* endings(report(bracket, open.number, { winner: winner ?? 0 }).bracket)
}

/** The states of a bracket that is played in any order, from where at most `left` matches are open. */
function* lastStates(start: Bracket, left: number): Generator<Bracket> {
  let bracket = start
  while (!isComplete(bracket)) {
    const ready = bracket.matches.filter(({ status }) => status === 'ready')
    const match = ready[Math.floor(random() * ready.length)] ?? assert.fail('nothing is ready')
    const winner = match.participants[random() < 0.5 ? 0 : 1] ?? 0
    bracket = report(bracket, match.number, { winner }).bracket
    const open = bracket.matches.filter(({ status }) => status === 'ready' || status === 'waiting')
    if (open.length <= left) yield bracket
  }
}

for (const [format, options, sizes] of shapes) {
  test(`${named(format, options)}: the place is the best one that any ending gives`, () => {
    for (const count of sizes) {
      for (const bracket of lastStates(draw(format, entrantsOf(count), options), 7)) {
        const best = new Map<EntrantId, number>()
        for (const end of endings(bracket)) {
          for (const { entrant, place } of standings(end)) {
            best.set(entrant, Math.min(place, best.get(entrant) ?? place))
          }
        }
        for (const { entrant, place } of standings(bracket)) {
          assert.equal(
            place,
            best.get(entrant),
            `${entrant} of ${count}: ${JSON.stringify(bracket.matches.map(m => m.winner))}`,
          )
        }
      }
    }
  })

  test(`${named(format, options)}: at the end a place is one more than the number of those above, and podium agrees`, () => {
    for (const count of [...sizes, 21, 33, 64, 70]) {
      const start = draw(format, entrantsOf(count), options)
      const bracket = playOut(start, ([first, second]) => (random() < 0.5 ? first : second) ?? null)
      assert.ok(isComplete(bracket))
      const rows = standings(bracket)
      assert.equal(rows.length, count)
      for (const [index, row] of rows.entries()) {
        const before = rows[index - 1]
        const shared = before?.place === row.place
        assert.equal(row.place, shared ? before?.place : index + 1)
        assert.equal(row.separated_by === null, before === undefined || shared)
      }
      const first = rows.filter(({ place }) => place <= 3).map(({ place, entrant }) => `${place} ${entrant}`)
      assert.deepEqual(
        podium(bracket)
          .map(({ place, entrant }) => `${place} ${entrant}`)
          .sort(),
        first.sort(),
      )
    }
  })

  test(`${named(format, options)}: the numbers of a rule differ, or one of the two has none`, () => {
    for (const count of [...sizes, 33]) {
      const start = draw(format, entrantsOf(count), options)
      const rows = standings(playOut(start, ([first, second]) => (random() < 0.5 ? first : second) ?? null))
      for (const [index, { separated_by, tie_breaks }] of rows.entries()) {
        if (separated_by === null) continue
        const above = rows[index - 1]?.tie_breaks[separated_by]
        const below = tie_breaks[separated_by]
        assert.ok(below !== undefined, `${count} ${separated_by}`)
        const lower = separated_by === 'play_off' ? below > (above ?? 0) : above === undefined || below < above
        assert.ok(lower, `${count} ${separated_by} ${JSON.stringify([rows[index - 1], rows[index]])}`)
      }
    }
  })
}
