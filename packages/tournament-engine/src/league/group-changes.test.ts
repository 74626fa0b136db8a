import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clear, draw, drawOf, reinstate, report, restore, resultsOf, standings, withdraw } from '../index.ts'
import { entrantsOf, playOut, seededRandom } from '../testing/play.ts'
import { firstRound, lowerWins, nameOf, playGroups } from './testing/play-groups.ts'

test('a corrected group result moves the knockout, voids what it must and nothing else; taken back, all is as before', () => {
  const start = draw('groups_knockout', entrantsOf(8), { groups: 2, third_place: true })
  const bracket = playOut(start, pair => Math.min(...pair))
  const [semi] = firstRound(bracket)
  assert.ok(semi)
  const seconds = bracket.matches.filter(({ bracket: part, group }) => part === 'group' && group === 'B')
  const [, second, third] = standings(bracket).filter(({ group }) => group === 'B')
  assert.ok(second && third)
  const between = seconds.find(({ participants }) =>
    [second.entrant, third.entrant].every(id => participants.includes(id)),
  )
  assert.ok(between)
  const correction = report(bracket, between.number, { winner: third.entrant })
  const moved = correction.bracket.matches.filter((match, index) => match !== bracket.matches[index])
  assert.deepEqual(correction.changed, moved)
  assert.deepEqual(correction.bracket.matches[semi.number - 1]?.participants, [semi.participants[0], third.entrant])
  assert.deepEqual(correction.cleared, [semi.number, semi.number + 2, semi.number + 3])
  // The other semi-final still stands.
  assert.equal(correction.bracket.matches[semi.number]?.status, 'completed')
  const back = report(correction.bracket, between.number, { winner: second.entrant }).bracket
  assert.deepEqual(back.matches[semi.number - 1]?.participants, semi.participants)
})

test('while a match of a group is open its slots are empty, and the best of a rank wait for all groups', () => {
  const start = draw('groups_knockout', entrantsOf(12), { groups: 3, advance_best_next: 2 })
  const last = start.matches.findLast(({ group }) => group === 'C')
  assert.ok(last)
  let bracket = start
  for (const match of start.matches) {
    if (match.bracket !== 'group' || match.number === last.number) continue
    bracket = report(bracket, match.number, { winner: match.participants[0] ?? undefined }).bracket
  }
  const filled = (): string[] =>
    firstRound(bracket).flatMap(({ sources, participants }) =>
      sources.flatMap((source, side) => (participants[side] === null ? [] : [nameOf(source)])),
    )
  assert.deepEqual(filled().sort(), ['A1', 'A2', 'B1', 'B2'])
  assert.ok(standings(bracket).every(({ separated_by }) => separated_by !== 'knockout'))
  bracket = report(bracket, last.number, { outcome: 'draw' }).bracket
  assert.equal(filled().length, 8)
})

test('one who leaves with all matches void goes on from nowhere', () => {
  const start = draw('groups_knockout', entrantsOf(8), { groups: 2 })
  const played = playGroups(start, lowerWins)
  const [winner] = start.groups[0] ?? []
  assert.ok(winner !== undefined)
  const { bracket } = withdraw(played, { entrant: winner, policy: 'void_all', reason: 'withdrawn' })
  assert.ok(firstRound(bracket).every(({ participants }) => !participants.includes(winner)))
})

const policies = ['forfeit', 'void_all', 'keep_played'] as const

test('restored from the facts, a bracket is the same after any results, corrections, withdrawals and returns', () => {
  const anyShape = fc.record({ groups: fc.integer({ min: 1, max: 5 }), advance_best_next: fc.nat({ max: 4 }) })
  fc.assert(
    fc.property(anyShape, fc.integer({ min: 2, max: 4 }), fc.integer(), ({ groups, advance_best_next }, size, seed) => {
      fc.pre(advance_best_next < groups)
      const random = seededRandom(seed)
      const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
      const options = { groups, advance_best_next, advance_per_group: groups === 1 ? 2 : 1, random_seed: `${seed}` }
      let bracket = draw('groups_knockout', entrantsOf(groups * size + (groups > 2 ? 1 : 0)), options)
      for (let step = 0; step < 60; step++) {
        const playable = bracket.matches.filter(({ status }) => status === 'ready')
        const done = bracket.matches.filter(({ decided_by }) => decided_by === 'report')
        const entrant = pick(bracket.entrants) ?? 0
        const chance = random()
        const match = pick(chance < 0.8 ? playable : done)
        if (chance > 0.97) bracket = reinstate(bracket, entrant).bracket
        else if (chance > 0.94) {
          const policy = pick(policies) ?? 'forfeit'
          bracket = withdraw(bracket, { entrant, policy, reason: 'withdrawn' }).bracket
        } else if (match !== undefined && chance > 0.9) bracket = clear(bracket, match.number).bracket
        else if (match !== undefined) {
          const winner = match.participants[random() < 0.5 ? 0 : 1] ?? undefined
          bracket = report(bracket, match.number, { winner }).bracket
        }
        if (step % 10 > 0) continue
        const facts = JSON.parse(JSON.stringify([drawOf(bracket), resultsOf(bracket)]))
        assert.deepEqual(restore(facts[0], facts[1]), bracket)
        const rows = standings(bracket).filter(({ group }) => group === null)
        assert.equal(rows.length, bracket.entrants.length)
      }
    }),
    { numRuns: 120, seed: 20_221_218 },
  )
})

test('who comes back or goes for good moves up or down though the matches of the group stay void', () => {
  const groups = [
    [1, 2],
    [3, 4],
  ]
  for (const [one, other] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const void_all = { policy: 'void_all', reason: 'withdrawn' } as const
    let bracket = draw('groups_knockout', [1, 2, 3, 4], { advance_per_group: 1 }, groups)
    bracket = withdraw(bracket, { entrant: one, ...void_all }).bracket
    bracket = withdraw(bracket, { entrant: other, ...void_all }).bracket
    bracket = reinstate(bracket, one).bracket
    assert.equal(bracket.matches[2]?.participants[0], one)
    bracket = withdraw(bracket, { entrant: one, policy: 'keep_played', reason: 'withdrawn' }).bracket
    bracket = withdraw(bracket, { entrant: one, ...void_all }).bracket
    assert.deepEqual(restore(drawOf(bracket), []), bracket)
  }
})
