import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Match } from '@gym-it/contracts'
import { byeHeight, cardHeight, layOutBracket } from './bracket-layout.ts'
import { sampleBracket, sampleMatch } from './testing/sample-bracket.ts'

/** A full tree of `2 ** rounds` people; the first `byes` matches of round 1 are byes. */
function tree(rounds: number, byes = 0): Match[] {
  const matches: Match[] = []
  let before: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const ids: number[] = []
    for (let number = 1; number <= 2 ** (rounds - round); number++) {
      const id = matches.length + 1
      const feeder = (place: number) => {
        const match_id = before[2 * (number - 1) + place]
        return match_id === undefined ? null : ({ kind: 'winner', match_id } as const)
      }
      const status = round === 1 && number <= byes ? 'bye' : 'waiting'
      matches.push(
        sampleMatch(id, {
          round,
          match_number: number,
          participant1_source: feeder(0),
          participant2_source: feeder(1),
          status,
        }),
      )
      ids.push(id)
    }
    before = ids
  }
  return matches
}

function assertNoOverlap(matches: readonly Match[]) {
  const { placed, width, height } = layOutBracket(matches)
  assert.equal(placed.length, matches.length)
  for (const column of Map.groupBy(placed, one => one.left).values()) {
    const sorted = column.toSorted((a, b) => a.top - b.top)
    for (const [index, one] of sorted.entries()) {
      const next = sorted[index + 1]
      assert.ok(next === undefined || one.top + one.height <= next.top, `match ${one.match.id} overlaps`)
      assert.ok(one.top >= 0 && one.top + one.height <= height && one.left < width)
    }
  }
}

test('no card overlaps another, with any number of byes', () => {
  for (const rounds of [1, 2, 3, 4, 5]) {
    for (let byes = 0; byes <= 2 ** (rounds - 1); byes++) assertNoOverlap(tree(rounds, byes))
  }
})

test('a match stands midway between the two that feed it, and is joined to them', () => {
  const { placed, lines } = layOutBracket(tree(2))
  const [first, second, final] = placed.map(one => one.top + one.height / 2)
  assert.equal(final, ((first ?? 0) + (second ?? 0)) / 2)
  assert.equal(lines.split('M').length - 1, 2)
})

test('a bye is lower than a match, and third place stands below the final', () => {
  assert.equal(layOutBracket(tree(2, 1)).placed[0]?.height, byeHeight)
  const { placed } = layOutBracket(sampleBracket().bracket)
  const [final, third] = [placed[2], placed[3]]
  assert.equal(third?.match.bracket, 'third_place')
  assert.ok(final && third && third.top > final.top + cardHeight && third.left === final.left)
})

test('1,024 people are laid out at once, and no match at all is no fault', () => {
  const started = performance.now()
  assertNoOverlap(tree(10))
  assert.ok(performance.now() - started < 1000)
  assert.deepEqual(layOutBracket([]), { width: 0, height: 0, rounds: 0, placed: [], lines: '' })
})
