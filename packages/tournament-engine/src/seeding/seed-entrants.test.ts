import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { draw, EngineError, type Format } from '../index.ts'
import { areClubMates, type Entry, type SeedingOptions, seedEntrants } from './seed-entrants.ts'

const ids = (count: number): Entry[] => Array.from({ length: count }, (_, index) => ({ id: index + 1 }))
const ascending = (list: readonly number[]): number[] => list.toSorted((one, two) => one - two)

const entry = fc.record({
  seed: fc.option(fc.integer({ min: 1, max: 200 })),
  rating: fc.option(fc.constantFrom(1200, 1500, 1500.5, 2000)),
  club: fc.option(fc.constantFrom('Kraken', 'Reyes', 'Anvil')),
})
const entries = fc
  .uniqueArray(entry, { minLength: 2, maxLength: 40, size: 'max', selector: ({ seed }) => seed ?? {} })
  .map(list => list.map((one, index): Entry => ({ ...one, id: 100 + ((index * 37) % 101) })))
const options = fc.record(
  {
    seeding: fc.constantFrom('given', 'random', 'rating'),
    random_seed: fc.string({ maxLength: 8 }),
    protected: fc.integer({ min: 0, max: 9 }),
    lots_in_blocks: fc.boolean(),
    separate_by: fc.constant('club' as const),
    format: fc.constantFrom<Format>('single_elimination', 'double_elimination', 'round_robin', 'swiss'),
  },
  { requiredKeys: [] },
)
const runs = { numRuns: 500, seed: 5 }

test('everybody stands in the order once, whatever the options', () => {
  fc.assert(
    fc.property(entries, options, (list, chosen) => {
      assert.deepEqual(ascending(seedEntrants(list, chosen)), ascending(list.map(({ id }) => id)))
    }),
    runs,
  )
})

test('seeds stay in their block, and the protected in their place', () => {
  fc.assert(
    fc.property(entries, options, (list, chosen) => {
      const seeded = list
        .filter(({ seed }) => seed !== null)
        .toSorted((one, two) => Number(one.seed) - Number(two.seed))
        .map(({ id }) => id)
      const order = seedEntrants(list, { ...chosen, seeding: 'given' })
      const blockOf = (place: number): number => Math.ceil(Math.log2(place + 1))
      for (const [place, id] of seeded.entries()) {
        assert.equal(blockOf(order.indexOf(id)), blockOf(place))
        if (place < Math.max(2, chosen.protected ?? 0)) assert.equal(order[place], id)
      }
    }),
    runs,
  )
})

test('what is drawn by lots does not depend on the order of the list', () => {
  const drawn = (list: readonly Entry[], chosen: SeedingOptions): number[] =>
    seedEntrants(list, { ...chosen, ...(chosen.seeding === 'given' ? { lots_in_blocks: true } : {}) })
  fc.assert(
    fc.property(entries, options, (list, chosen) => {
      const known = { ...chosen, seeding: chosen.seeding ?? 'random' }
      assert.deepEqual(drawn(list.toReversed(), known), drawn(list, known))
    }),
    runs,
  )
})

test('by rating the best comes first, ties fall by lots, and who has none comes last', () => {
  const list = [
    { id: 1 },
    { id: 2, rating: 1500 },
    { id: 3, rating: 1900 },
    { id: 4, rating: 1500 },
    { id: 5, rating: 0 },
  ]
  const firstOfTie = new Set<number | undefined>()
  for (let seed = 0; seed < 20; seed++) {
    const order = seedEntrants(list, { seeding: 'rating', random_seed: `${seed}` })
    assert.deepEqual([order[0], order[3], order[4]], [3, 5, 1])
    firstOfTie.add(order[1])
  }
  assert.deepEqual([...firstOfTie].sort(), [2, 4])
})

test('by lots the protected come first in seed order, and every other place is drawn', () => {
  const list = [...ids(6), { id: 7, seed: 4 }, { id: 8, seed: 1 }, { id: 9, seed: 2 }]
  const thirds = new Set<number | undefined>()
  for (let seed = 0; seed < 80; seed++) {
    const order = seedEntrants(list, { seeding: 'random', random_seed: `${seed}`, protected: 2 })
    assert.deepEqual(order.slice(0, 2), [8, 9])
    thirds.add(order[2])
  }
  assert.equal(thirds.size, 7)
})

test('lots within the blocks move 3-4 and 5-8 only among themselves', () => {
  const list = ids(8).map(({ id }) => ({ id, seed: id }))
  const orders = Array.from({ length: 60 }, (_, seed) =>
    seedEntrants(list, { random_seed: `${seed}`, lots_in_blocks: true }),
  )
  assert.equal(new Set(orders.map(order => order.slice(2, 4).join())).size, 2)
  assert.ok(new Set(orders.map(order => order.slice(4).join())).size > 15)
  assert.ok(orders.every(order => order.slice(0, 2).join() === '1,2' && order.slice(2, 4).toSorted().join() === '3,4'))
})

test('a league keeps the order of the seeds: its groups are spread instead', () => {
  const list = ids(8).map(({ id }) => ({ id, seed: id, club: id % 2 ? 'Kraken' : 'Reyes' }))
  for (const format of ['round_robin', 'groups_knockout', 'swiss'] as const) {
    assert.deepEqual(seedEntrants(list, { format, separate_by: 'club' }), [1, 2, 3, 4, 5, 6, 7, 8])
  }
})

test('two of one club, drawn and placed, never meet in the first round of the bracket', () => {
  const list = ids(32).map(({ id }) => ({ id, club: `club ${id % 5}` }))
  const mates = areClubMates(list)
  const order = seedEntrants(list, { seeding: 'random', random_seed: 'cup', separate_by: 'club' })
  const first = draw('double_elimination', order).matches.filter(
    ({ bracket, round }) => bracket === 'main' && round === 1,
  )
  assert.equal(first.length, 16)
  for (const { participants } of first) {
    const [one, two] = participants
    assert.ok(one !== null && two !== null && !mates(one, two))
  }
})

const refusals: [string, string, Entry[], object][] = [
  [
    'SEED_TWICE',
    'one seed for two',
    [
      { id: 1, seed: 3 },
      { id: 2, seed: 3 },
    ],
    {},
  ],
  ['OPTION_IMPOSSIBLE', 'half a seed', [{ id: 1, seed: 1.5 }, { id: 2 }], {}],
  [
    'OPTION_IMPOSSIBLE',
    'a rating without end',
    [{ id: 1, rating: Number.POSITIVE_INFINITY }, { id: 2 }],
    { seeding: 'rating' },
  ],
  ['OPTION_IMPOSSIBLE', 'a seeding nobody knows', ids(2), { seeding: 'by name' }],
  ['OPTION_IMPOSSIBLE', 'fewer than none protected', ids(2), { protected: -1 }],
  ['OPTION_IMPOSSIBLE', 'separation by something else', ids(2), { separate_by: 'height' }],
  ['ENTRANT_TWICE', 'somebody twice', [{ id: 1 }, { id: 1 }], {}],
  ['ENTRANTS_TOO_FEW', 'one alone', [{ id: 1 }], {}],
]

for (const [code, what, list, chosen] of refusals) {
  test(`${code}: ${what}`, () => {
    assert.throws(
      () => seedEntrants(list, chosen),
      error => error instanceof EngineError && error.code === code && /^[A-Z].*\.$/.test(error.message),
    )
  })
}
