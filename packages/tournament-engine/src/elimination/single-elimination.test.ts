import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bracket, type DrawOptions, draw, type EntrantId, isComplete, report, standings } from '../index.ts'
import { entrantsOf, playOut, seededRandom } from '../testing/play.ts'

function playRandomly(count: number, options: DrawOptions): Bracket {
  const random = seededRandom(count)
  const start = draw('single_elimination', entrantsOf(count), options)
  return playOut(start, ([first, second]) => (random() < 0.5 ? first : second) ?? null)
}

const places = (bracket: Bracket): number[] => standings(bracket).map(({ place }) => place)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
const sorted = (ids: readonly EntrantId[]): EntrantId[] => [...ids].sort((one, two) => one - two)

test('played out in full every size from 2 to 130 gives every place once, and no match is left empty', () => {
  for (let count = 2; count <= 130; count++) {
    const bracket = playRandomly(count, { play_offs: 'all' })
    assert.ok(isComplete(bracket))
    assert.deepEqual(places(bracket), upTo(count))
    const placing = bracket.matches.filter(({ bracket }) => bracket === 'placement')
    assert.ok(placing.every(({ status }) => status === 'completed'))
  }
})

test('a full placing of a power of two takes half of it in every round', () => {
  for (const rounds of [1, 2, 3, 4, 5, 6]) {
    const { matches } = draw('single_elimination', entrantsOf(2 ** rounds), { play_offs: 'all' })
    assert.equal(matches.length, rounds * 2 ** (rounds - 1))
  }
})

test('where the better seed always wins, the places of 16 are the seeds', () => {
  const start = draw('single_elimination', entrantsOf(16), { play_offs: 'all' })
  const rows = standings(playOut(start, pair => Math.min(...pair)))
  assert.deepEqual(
    rows.map(({ entrant }) => entrant),
    entrantsOf(16),
  )
})

test('play-offs for the first eight decide the places to 8 and no other', () => {
  for (let count = 2; count <= 70; count++) {
    const rows = places(playRandomly(count, { play_offs: 'top_8' }))
    assert.deepEqual(rows.slice(0, 8), upTo(count).slice(0, 8))
    if (count > 16) assert.deepEqual(rows.slice(8, 16), Array(8).fill(9))
  }
})

test('the matches of eight with play-offs bear the names of their places', () => {
  const { matches } = draw('single_elimination', entrantsOf(8), { play_offs: 'top_8' })
  assert.deepEqual(
    matches.slice(4).map(({ bracket, label, places }) => [bracket, label, places]),
    [
      ['main', 'Semi-final', [null, null]],
      ['main', 'Semi-final', [null, null]],
      ['placement', 'Places 5–8', [null, null]],
      ['placement', 'Places 5–8', [null, null]],
      ['placement', 'Place 7', [7, 8]],
      ['placement', 'Place 5', [5, 6]],
      ['third_place', 'Third place', [3, 4]],
      ['main', 'Final', [1, 2]],
    ],
  )
})

test('the consolation is for all who lose their first match, and for nobody else', () => {
  for (let count = 4; count <= 130; count++) {
    const bracket = playRandomly(count, { consolation: true })
    assert.ok(isComplete(bracket))
    const first = new Map<EntrantId, EntrantId | null>()
    for (const { bracket: part, status, participants, loser } of bracket.matches) {
      if (part !== 'main' || status === 'bye') continue
      for (const slot of participants) if (slot !== null && !first.has(slot)) first.set(slot, loser)
    }
    const lost = [...first].flatMap(([entrant, loser]) => (entrant === loser ? [entrant] : []))
    const consoled = bracket.matches.filter(match => match.bracket === 'consolation')
    const met = consoled.flatMap(({ participants }) => participants.filter(slot => slot !== null))
    assert.deepEqual(sorted([...new Set(met)]), sorted(lost))
    const fought = consoled.filter(({ status }) => status === 'completed')
    assert.equal(fought.length, lost.length - 1)
    assert.equal(consoled.at(-1)?.label, 'Consolation final')
  }
})

test('who had a bye and then lost goes to the consolation, and who beat them stays where the loser would have been', () => {
  let bracket = draw('single_elimination', entrantsOf(6), { consolation: true })
  bracket = report(bracket, 2, { winner: 1003 }).bracket
  assert.deepEqual(bracket.matches[6]?.participants, [1004, null])
  assert.equal(bracket.matches[6]?.status, 'waiting')
  const upset = report(bracket, 5, { winner: 1003 }).bracket
  assert.deepEqual([upset.matches[6]?.status, upset.matches[6]?.participants], ['ready', [1004, 1000]])
  const usual = report(bracket, 5, { winner: 1000 }).bracket
  assert.deepEqual([usual.matches[6]?.status, usual.matches[6]?.winner], ['bye', 1004])
})

const refused: readonly (readonly [count: number, options: DrawOptions, option: string])[] = [
  [3, { consolation: true }, 'consolation'],
  [32, { consolation: true, play_offs: 'all' }, 'play_offs'],
  [15, { consolation: true, play_offs: 'top_8' }, 'play_offs'],
  [7, { consolation: true, third_place: true }, 'third_place'],
]

for (const [count, options, option] of refused) {
  test(`${count} entrants with ${JSON.stringify(options)} are refused: nobody plays in two places at once`, () => {
    assert.throws(() => draw('single_elimination', entrantsOf(count), options), {
      code: 'OPTION_IMPOSSIBLE',
      about: { option },
    })
  })
}

test('a consolation stands beside play-offs for the first eight from 16 on, and beside a third place from 8 on', () => {
  for (const count of [16, 17, 23, 32, 40]) {
    const rows = places(playRandomly(count, { consolation: true, play_offs: 'top_8' }))
    assert.deepEqual(rows.slice(0, 8), upTo(8))
  }
  for (const count of [8, 9, 15]) {
    const rows = places(playRandomly(count, { consolation: true, third_place: true }))
    assert.deepEqual(rows.slice(0, 4), upTo(4))
  }
})

test('16,384 play for every place: 114,688 matches', () => {
  assert.equal(draw('single_elimination', entrantsOf(16_384), { play_offs: 'all' }).matches.length, 114_688)
})
