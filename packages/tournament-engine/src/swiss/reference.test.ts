import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Bracket, EntrantId, MatchResult, Pairing } from '../bracket.ts'
import { draw, drawOf, restore } from '../draw/draw.ts'
import { pairNextRound } from './next-round.ts'
import { playersBefore } from './players.ts'
import { clashes, sidePreference } from './sides.ts'

interface Reference {
  readonly size: number
  readonly pairings: Pairing[][]
  readonly results: [number, MatchResult][]
}

const folder = new URL('fixtures/', import.meta.url)
const names = readdirSync(folder).filter(name => name.endsWith('.txt'))

function read(name: string): Reference {
  const lines = readFileSync(new URL(name, folder), 'utf8').trim().split('\n')
  const cells = lines.map(line => line.split(' ').map(cell => /^(?:(\d+)([wb])|-)(.)$/.exec(cell) ?? assert.fail(cell)))
  const pairings: Pairing[][] = []
  const results: [number, MatchResult][] = []
  for (const round of cells[0]?.keys() ?? []) {
    const matches: Pairing[] = []
    const byes: Pairing[] = []
    const before = pairings.flat().length
    for (const [index, row] of cells.entries()) {
      const [, opponent, colour, mark = ''] = row[round] ?? []
      if (opponent === undefined) byes.push({ first: index + 1, second: null, bye: byeOf(mark) })
      if (colour !== 'w') continue
      const second = Number(opponent)
      matches.push({ first: index + 1, second })
      results.push([before + matches.length, resultOf(mark, index + 1, second)])
    }
    pairings.push([...matches, ...byes])
  }
  return { size: lines.length, pairings, results }
}

function byeOf(mark: string): NonNullable<Pairing['bye']> {
  return mark === 'H' ? 'half' : mark === 'Z' ? 'none' : 'full'
}

function resultOf(mark: string, first: EntrantId, second: EntrantId): MatchResult {
  const plain = { games: [], score: null }
  if (mark === '=') return { ...plain, winner: null, outcome: 'draw' }
  const winner = mark === '1' || mark === '+' ? first : second
  return { ...plain, winner, outcome: mark === '+' || mark === '-' ? 'walkover' : 'played' }
}

function stateBefore({ size, pairings, results }: Reference, round: number): Bracket {
  const entrants = Array.from({ length: size }, (_, index) => index + 1)
  const { options } = draw('swiss', entrants, { balance_sides: true, rounds: pairings.length })
  const facts = { ...drawOf(draw('swiss', entrants)), options, pairings: pairings.slice(0, round - 1) }
  const played = facts.pairings.flat().length
  return restore(
    facts,
    results.filter(([number]) => number <= played),
  )
}

const keyOf = ({ first, second }: Pairing): string => [first, second ?? 0].sort((one, two) => one - two).join(' ')

let same = 0
let all = 0

for (const name of names) {
  test(`${name}: every round is legal and no worse than the reference`, context => {
    const reference = read(name)
    for (const [index, theirs] of reference.pairings.entries()) {
      const before = stateBefore(reference, index + 1)
      const absent = theirs.flatMap(({ first, bye }) =>
        bye === 'half' || bye === 'none' ? [{ entrant: first, bye }] : [],
      )
      const ours = pairNextRound(before, { absent }).bracket.pairings.at(-1) ?? []
      const players = new Map(playersBefore(before, index + 1).map(player => [player.entrant, player]))
      const player = (entrant: EntrantId) => players.get(entrant) ?? assert.fail(`entrant ${entrant}`)

      const placed = ours.flatMap(({ first, second }) => (second === null ? [first] : [first, second]))
      assert.equal(new Set(placed).size, reference.size)
      assert.equal(placed.length, reference.size)

      let difference = 0
      for (const { first, second, bye } of ours) {
        if (bye === 'full') assert.equal(player(first).rested, null)
        if (second === null) continue
        assert.ok(!player(first).met.has(second))
        const topScore = index + 1 === reference.pairings.length ? index / 2 : Number.POSITIVE_INFINITY
        const isTop = Math.max(player(first).points, player(second).points) > topScore
        assert.ok(isTop || !clashes(sidePreference(player(first)), sidePreference(player(second))))
        difference += Math.abs(player(first).score - player(second).score)
      }
      const theirDifference = theirs.reduce(
        (sum, { first, second }) =>
          second === null ? sum : sum + Math.abs(player(first).score - player(second).score),
        0,
      )
      assert.ok(difference <= theirDifference, `round ${index + 1}: ${difference} after ${theirDifference}`)
      const restOf = (pairings: readonly Pairing[]) => pairings.find(({ bye }) => bye === 'full')?.first
      const [ourRest, theirRest] = [restOf(ours), restOf(theirs)]
      assert.equal(ourRest === undefined, theirRest === undefined)
      if (ourRest !== undefined && theirRest !== undefined) {
        assert.ok(player(ourRest).score <= player(theirRest).score)
      }

      const known = new Set(theirs.map(keyOf))
      const paired = ours.filter(({ bye }) => bye !== 'half' && bye !== 'none')
      all += paired.length
      same += paired.filter(pairing => known.has(keyOf(pairing))).length
    }
    context.diagnostic(`so far ${same} of ${all} pairings as in the reference (${((100 * same) / all).toFixed(1)} %)`)
  })
}

test('at least nineteen of twenty pairings are those of the reference', () => {
  assert.ok(all > 1000 && same / all >= 0.95)
})
