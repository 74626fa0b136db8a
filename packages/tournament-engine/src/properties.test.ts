import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import {
  type Bracket,
  drawOf,
  isComplete,
  type Match,
  type MatchResult,
  podium,
  type ResultInput,
  reinstate,
  report,
  restore,
  resultsOf,
  standings,
  withdraw,
} from './index.ts'
import { seededRandom } from './testing/play.ts'
import { endOf, type Story, startOf, story, walk } from './testing/stories.ts'

/** Seven properties of this many tournaments each: more than eleven thousand in all. */
const numRuns = 1_700
const seed = 20_221_218

function holds(t: TestContext, check: (tale: Story) => void): void {
  t.diagnostic(`${numRuns} tournaments, seed ${seed}`)
  fc.assert(fc.property(story, check), { numRuns, seed })
}

test('no ghosts: everybody in a match comes from its sources, and every result is between its participants', t => {
  holds(t, tale => {
    const { entrants, matches } = endOf(tale)
    for (const match of matches) {
      for (const [side, source] of match.sources.entries()) {
        const there = match.participants[side]
        if (source.kind === 'seed') assert.equal(there, entrants[source.seed - 1])
        else if (source.kind === 'bye') assert.equal(there, null)
        else if (source.kind === 'winner') assert.equal(there, matches[source.match - 1]?.winner)
        else if (source.kind === 'loser' && there !== null) assert.equal(there, matches[source.match - 1]?.loser)
      }
      assert.equal(match.result !== null, match.status === 'completed')
      if (match.winner !== null) assert.ok(match.participants.includes(match.winner))
      if (match.participants[0] !== null) assert.notEqual(match.participants[0], match.participants[1])
    }
  })
})

test('the stored facts, whatever order they come in, give the same bracket', t => {
  holds(t, tale => {
    const bracket = endOf(tale)
    const stored = structuredClone(resultsOf(bracket)).sort(([one], [two]) => ((one * 7) % 11) - ((two * 7) % 11))
    assert.deepEqual(restore(JSON.parse(JSON.stringify(drawOf(bracket))), stored), bracket)
  })
})

test('corrections leave no trace: the facts that are left, reported straight away, give the same bracket', t => {
  holds(t, tale => {
    const bracket = endOf(tale)
    let straight = restore({ ...drawOf(bracket), withdrawals: [] }, [])
    for (const withdrawal of bracket.withdrawals.toReversed()) straight = withdraw(straight, withdrawal).bracket
    assert.deepEqual(replay(straight, resultsOf(bracket), tale.steps.length), bracket)
  })
})

/** Reports the results in an order of its own, each after those that have a say in who plays its match. */
function replay(start: Bracket, results: readonly [number, MatchResult][], order: number): Bracket {
  const random = seededRandom(order)
  const left = new Map(results)
  let bracket = start
  while (left.size > 0) {
    const playable = [...left].filter(([number]) => !ancestors(bracket, number).some(before => left.has(before)))
    const [number, result] = playable[Math.floor(random() * playable.length)] ?? assert.fail('nothing can be played')
    left.delete(number)
    bracket = report(bracket, number, asInput(result)).bracket
  }
  return bracket
}

const asInput = ({ winner, outcome, games, score }: MatchResult): ResultInput => ({
  winner: winner ?? undefined,
  outcome,
  games,
  score: score ?? undefined,
})

/** Every match that has a say in who plays in this one. */
function ancestors({ matches }: Bracket, number: number): number[] {
  const found = new Set<number>()
  const visit = (to: number): void => {
    for (const source of matches[to - 1]?.sources ?? []) {
      const before = 'match' in source ? [source.match] : source.kind === 'rank' ? inGroups : []
      for (const one of before) if (!found.has(one) && found.add(one)) visit(one)
    }
  }
  const inGroups = matches.filter(({ bracket }) => bracket === 'group').map(match => match.number)
  visit(number)
  return [...found]
}

test('preview is apply: a change says exactly which matches differ and which other results fall, and writes nothing', t => {
  holds(t, tale => {
    for (const { before, effects } of walk(tale)) {
      const { changed, cleared, bracket } = effects
      // Taking back a round of a Swiss leaves no match to show.
      if (bracket.matches.length < before.matches.length) continue
      assert.deepEqual(
        changed,
        bracket.matches.filter((match, index) => !isSame(match, before.matches[index])),
      )
      const kept = new Map(resultsOf(bracket))
      const itself = changed[0]?.number
      const gone = resultsOf(before).flatMap(([number]) => (kept.has(number) || number === itself ? [] : [number]))
      assert.deepEqual(cleared, gone)
    }
  })
})

const isSame = (one: Match, two: Match | undefined): boolean =>
  one === two || JSON.stringify(one) === JSON.stringify(two)

test('everybody has a place at every moment, in a total order, with the rule that separates the rows', t => {
  holds(t, tale => {
    const bracket = endOf(tale)
    const rows = standings(bracket).filter(({ group }) => group === null)
    assert.deepEqual(rows.map(({ entrant }) => entrant).sort(byNumber), [...bracket.entrants].sort(byNumber))
    // Only where both lost a match can a place stay vacant.
    if (!bracket.matches.some(({ result }) => result?.outcome === 'double_loss')) assert.equal(rows[0]?.place, 1)
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1]
      assert.equal(row.played, row.wins + row.draws + row.losses)
      assert.equal(row.separated_by === null, before === undefined || before.place === row.place)
      assert.ok(before === undefined || before.place === row.place || row.place > before.place)
    }
    if (isComplete(bracket)) for (const { place } of podium(bracket)) assert.ok(place >= 1 && place <= 3)
  })
})

const byNumber = (one: number, two: number): number => one - two

test('a result reported twice does nothing the second time, and coming back undoes leaving', t => {
  holds(t, tale => {
    const bracket = endOf(tale)
    for (const [number, result] of resultsOf(bracket)) {
      assert.deepEqual(report(bracket, number, asInput(result)), { bracket, changed: [], cleared: [] })
    }
    const staying = bracket.entrants.find(id => !bracket.withdrawals.some(({ entrant }) => entrant === id))
    if (staying === undefined || resultsOf(bracket).length > 0) return
    const gone = withdraw(bracket, { entrant: staying, policy: 'forfeit', reason: 'withdrawn' })
    assert.deepEqual(reinstate(gone.bracket, staying).bracket, bracket)
  })
})

test('the first draw is the same each time', t => {
  holds(t, tale => assert.deepEqual(startOf(tale), startOf(tale)))
})
