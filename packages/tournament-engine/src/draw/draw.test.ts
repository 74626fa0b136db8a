import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '../index.ts'
import { entrantsOf } from '../testing/play.ts'

test('for every size from 2 to 257 the byes fill up to the next power of two and go to the top seeds', () => {
  for (let count = 2; count <= 257; count++) {
    const entrants = entrantsOf(count)
    const { matches, rounds } = draw('single_elimination', entrants)
    const size = 2 ** rounds
    assert.ok(size >= count && size < count * 2)
    assert.equal(matches.length, size - 1)
    const byes = matches.filter(match => match.status === 'bye')
    assert.equal(byes.length, size - count)
    assert.ok(byes.every(({ round, winner }) => round === 1 && winner !== null))
    const resting = byes.map(match => match.winner).sort((one, two) => Number(one) - Number(two))
    assert.deepEqual(resting, entrants.slice(0, size - count))
    const placed = matches.filter(match => match.round === 1).flatMap(match => match.participants)
    assert.deepEqual(
      placed.filter(slot => slot !== null).sort((one, two) => one - two),
      entrants,
    )
  }
})

test('matches are numbered in playing order, with the third place before the final', () => {
  for (const count of [2, 3, 5, 16, 33]) {
    const { matches, rounds } = draw('single_elimination', entrantsOf(count), { third_place: true })
    assert.deepEqual(
      matches.map(match => match.number),
      matches.map((_, index) => index + 1),
    )
    for (let round = 1; round <= rounds; round++) {
      const positions = matches.filter(match => match.bracket === 'main' && match.round === round)
      assert.deepEqual(
        positions.map(match => match.position),
        positions.map((_, index) => index + 1),
      )
    }
    const third = matches.filter(match => match.bracket === 'third_place')
    assert.deepEqual(
      third.map(match => [match.number, match.round, match.position, match.label]),
      count === 2 ? [] : [[matches.length - 1, rounds, 1, 'Third place']],
    )
  }
})

test('a source only ever names a match with a lower number', () => {
  for (const { number, sources } of draw('single_elimination', entrantsOf(100), { third_place: true }).matches) {
    for (const source of sources) if ('match' in source) assert.ok(source.match < number)
  }
})

test('rounds have the names that people use', () => {
  const labels = (count: number) => [
    ...new Set(draw('single_elimination', entrantsOf(count)).matches.map(({ label }) => label)),
  ]
  assert.deepEqual(labels(2), ['Final'])
  assert.deepEqual(labels(3), ['Semi-final', 'Final'])
  assert.deepEqual(labels(200), [
    'Round 1',
    'Round 2',
    'Round of 64',
    'Round of 32',
    'Round of 16',
    'Quarter-final',
    'Semi-final',
    'Final',
  ])
})

test('the largest draw, 16,384, stands', () => {
  const { matches, rounds } = draw('single_elimination', entrantsOf(16_384))
  assert.equal(rounds, 14)
  assert.equal(matches.length, 16_383)
})

test('a draw keeps its own list of entrants', () => {
  const entrants = [1, 2, 3]
  const bracket = draw('single_elimination', entrants)
  entrants.reverse()
  assert.deepEqual(bracket.entrants, [1, 2, 3])
})
