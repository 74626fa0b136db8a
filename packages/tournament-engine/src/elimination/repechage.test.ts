import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Bracket,
  draw,
  drawOf,
  type EntrantId,
  isComplete,
  type Match,
  podium,
  reinstate,
  report,
  restore,
  resultsOf,
  standings,
  withdraw,
} from '../index.ts'
import { entrantsOf, playOut, seededRandom } from '../testing/play.ts'

type System = Bracket['options']['repechage']

const start = (count: number, repechage: System): Bracket => draw('repechage', entrantsOf(count), { repechage })

function playRandomly(count: number, system: System): Bracket {
  const random = seededRandom(count)
  return playOut(start(count, system), ([first, second]) => (random() < 0.5 ? first : second) ?? null)
}

/** The better seed wins every match up to the one with that label. */
function playUpTo(label: string, bracket: Bracket): Bracket {
  let played = bracket
  for (const match of bracket.matches) {
    if (match.label === label) break
    const { participants, status } = played.matches[match.number - 1] ?? match
    if (status !== 'ready') continue
    played = report(played, match.number, { winner: Math.min(...participants.map(Number)) }).bracket
  }
  return played
}

const labelled = ({ matches }: Bracket, label: string): Match[] => matches.filter(match => match.label === label)
const inMain = ({ matches }: Bracket): Match[] => matches.filter(({ bracket }) => bracket === 'main')
const comersBack = ({ matches }: Bracket): EntrantId[] =>
  [...new Set(matches.filter(({ bracket }) => bracket === 'repechage').flatMap(({ participants }) => participants))]
    .filter(slot => slot !== null)
    .sort((one, two) => one - two)
const beatenBy = (bracket: Bracket, winners: readonly (EntrantId | null)[]): EntrantId[] =>
  inMain(bracket)
    .filter(({ winner, label }) => winners.includes(winner) && label !== 'Final')
    .flatMap(({ loser }) => (loser === null ? [] : [loser]))
const sorted = (ids: readonly EntrantId[]): EntrantId[] => [...new Set(ids)].sort((one, two) => one - two)

const counts: readonly (readonly [System, number, number])[] = [
  ['quarter_final', 8, 7 + 4],
  ['quarter_final', 16, 15 + 4],
  ['quarter_final', 64, 63 + 4],
  ['semi_final', 8, 7 + 4],
  ['semi_final', 16, 15 + 8],
  ['semi_final', 32, 31 + 12],
  ['full', 8, 7 + 4],
  ['full', 16, 15 + 12],
  ['full', 32, 31 + 28],
  ['wrestling', 8, 7 + 2],
  ['wrestling', 16, 15 + 4],
  ['wrestling', 32, 31 + 6],
]

for (const [system, count, matches] of counts) {
  test(`${system} with ${count} entrants takes ${matches} matches, all of them fought`, () => {
    const bracket = playRandomly(count, system)
    assert.equal(bracket.matches.length, matches)
    assert.ok(bracket.matches.every(({ status }) => status === 'completed'))
  })
}

test('five wrestlers are refused, and a round robin of them has ten matches', () => {
  for (const count of [2, 5]) {
    assert.throws(() => start(count, 'wrestling'), { code: 'OPTION_IMPOSSIBLE', about: { option: 'repechage' } })
  }
  assert.equal(draw('round_robin', entrantsOf(5)).matches.length, 10)
})

test('who comes back is who the system says, at every size', () => {
  for (let count = 6; count <= 70; count++) {
    for (const system of ['quarter_final', 'semi_final', 'full', 'wrestling'] as const) {
      const bracket = playRandomly(count, system)
      assert.ok(isComplete(bracket))
      const semiFinals = labelled(bracket, 'Semi-final')
      const beatenInSemiFinals = semiFinals.map(({ loser }) => loser ?? 0)
      const expected = {
        quarter_final: labelled(bracket, 'Quarter-final').flatMap(({ loser }) => loser ?? []),
        semi_final: beatenBy(
          bracket,
          semiFinals.flatMap(({ participants }) => participants),
        ),
        full: beatenBy(bracket, bracket.entrants),
        wrestling: beatenBy(
          bracket,
          semiFinals.map(({ winner }) => winner),
        ),
      }[system]
      assert.deepEqual(comersBack(bracket), sorted([...expected, ...beatenInSemiFinals]), `${system} ${count}`)
    }
  }
})

test('nobody meets the same opponent twice, but where everybody comes back', () => {
  for (let count = 6; count <= 70; count++) {
    for (const system of ['quarter_final', 'semi_final', 'wrestling'] as const) {
      const pairs = playRandomly(count, system)
        .matches.filter(({ status }) => status === 'completed')
        .map(({ participants }) => sorted(participants.map(Number)).join())
      assert.equal(new Set(pairs).size, pairs.length)
    }
  }
})

test('the bronzes of judo cross: who comes back from one half meets the beaten semi-finalist of the other', () => {
  for (const system of ['quarter_final', 'semi_final', 'full'] as const) {
    const bracket = playUpTo('Final', start(16, system))
    // By seeds: the upper half holds 1, 4, 5, 8 …, the lower half 2, 3, 6, 7 …
    assert.deepEqual(
      labelled(bracket, 'Bronze match').map(({ participants }) => participants),
      [
        [1004, 1002],
        [1005, 1003],
      ],
    )
  }
})

test('a wrestler whom a finalist beat stays on that side', () => {
  const bracket = playUpTo('Final', start(16, 'wrestling'))
  assert.deepEqual(
    bracket.matches.slice(14, 18).map(({ label, participants }) => [label, ...participants]),
    [
      ['Repechage round 1', 1015, 1007],
      ['Repechage round 1', 1014, 1006],
      ['Bronze match', 1007, 1003],
      ['Bronze match', 1006, 1002],
    ],
  )
})

test('places are shared: 1, 2, 3, 3, 5, 5, 7, 7', () => {
  const places = (count: number, system: System): number[] =>
    standings(playRandomly(count, system)).map(({ place }) => place)
  assert.deepEqual(places(8, 'quarter_final'), [1, 2, 3, 3, 5, 5, 7, 7])
  assert.deepEqual(places(16, 'quarter_final'), [1, 2, 3, 3, 5, 5, 7, 7, ...Array(8).fill(9)])
  assert.deepEqual(places(16, 'semi_final'), [1, 2, 3, 3, 5, 5, 7, 7, 9, 9, 9, 9, 13, 13, 13, 13])
  assert.deepEqual(places(16, 'full'), [1, 2, 3, 3, 5, 5, 7, 7, 9, 9, 9, 9, 13, 13, 13, 13])
  assert.deepEqual(places(16, 'wrestling'), [1, 2, 3, 3, 5, 5, 7, 7, 9, 9, ...Array(6).fill(11)])
  assert.deepEqual(places(8, 'wrestling'), [1, 2, 3, 3, 5, 5, 7, 7])
})

test('few entrants: without quarter-finals the beaten semi-finalists are third', () => {
  for (const system of ['quarter_final', 'semi_final', 'full'] as const) {
    const podiums = [2, 3, 4, 5, 6].map(count => podium(playRandomly(count, system)).map(({ place }) => place))
    assert.deepEqual(podiums, [
      [1, 2],
      [1, 2, 3],
      [1, 2, 3, 3],
      [1, 2, 3, 3],
      [1, 2, 3, 3],
    ])
  }
})

test('who lost a quarter-final by disqualification or by absence does not come back', () => {
  for (const outcome of ['disqualified', 'no_show', 'walkover'] as const) {
    const bracket = report(start(8, 'quarter_final'), 1, { winner: 1000, outcome }).bracket
    const later = report(bracket, 2, { winner: 1003 }).bracket
    const [first] = labelled(later, 'Repechage round 1')
    assert.deepEqual([first?.status, first?.winner, first?.participants], ['bye', 1004, [null, 1004]])
    assert.equal(standings(later).find(({ entrant }) => entrant === 1007)?.place, 7)
  }
})

test('nor does a wrestler who was disqualified against a finalist, or a beaten semi-finalist who was', () => {
  const open = start(8, 'wrestling')
  let bracket = report(open, 1, { winner: 1000, outcome: 'disqualified' }).bracket
  for (const number of [2, 3, 4]) {
    bracket = report(bracket, number, { winner: bracket.matches[number - 1]?.participants[0] ?? 0 }).bracket
  }
  bracket = report(bracket, 5, { winner: 1000, outcome: 'disqualified' }).bracket
  assert.deepEqual(
    labelled(bracket, 'Bronze match').map(({ status, participants, winner }) => [status, participants, winner]),
    [
      ['bye', [null, null], null],
      ['waiting', [null, null], null],
    ],
  )
  assert.equal(standings(bracket).find(({ entrant }) => entrant === 1003)?.place, 5)
})

test('who has left does not come back; taken back, they do; and who had fought there already stays', () => {
  const gone = { entrant: 1007, policy: 'forfeit', reason: 'withdrawn' } as const
  const open = playUpTo('Semi-final', start(8, 'quarter_final'))
  const [before] = labelled(open, 'Repechage round 1')
  assert.deepEqual([before?.status, before?.participants], ['ready', [1007, 1004]])

  const left = withdraw(open, gone).bracket
  const [without] = labelled(left, 'Repechage round 1')
  assert.deepEqual([without?.status, without?.participants, without?.winner], ['bye', [null, 1004], 1004])
  assert.deepEqual(reinstate(left, 1007).bracket, open)
  assert.deepEqual(restore(drawOf(left), resultsOf(left)), left)

  const fought = withdraw(report(open, before?.number ?? 0, { winner: 1007 }).bracket, gone).bracket
  assert.deepEqual(labelled(fought, 'Repechage round 1')[0]?.participants, [1007, 1004])
  assert.deepEqual(restore(drawOf(fought), resultsOf(fought)), fought)
})

test('a beaten wrestler can still be third for as long as the one who won has not lost', () => {
  const placeOf = (bracket: Bracket, id: EntrantId) => standings(bracket).find(({ entrant }) => entrant === id)?.place
  let bracket = start(16, 'wrestling')
  for (let number = 1; number <= 8; number++) {
    bracket = report(bracket, number, { winner: bracket.matches[number - 1]?.participants[0] ?? 0 }).bracket
  }
  assert.deepEqual([placeOf(bracket, 1015), placeOf(bracket, 1008)], [3, 3])
  bracket = report(bracket, 9, { winner: 1000 }).bracket
  assert.deepEqual([placeOf(bracket, 1015), placeOf(bracket, 1008)], [3, 11])
  assert.equal(placeOf(withdraw(bracket, { entrant: 1015, policy: 'forfeit', reason: 'withdrawn' }).bracket, 1015), 11)
  assert.deepEqual(podium(bracket), [])
})

test('corrected finalists bring other people back', () => {
  const played = playRandomly(16, 'wrestling')
  const semiFinal = labelled(played, 'Semi-final')[0] ?? assert.fail('there are semi-finals')
  const { bracket, cleared } = report(played, semiFinal.number, { winner: semiFinal.loser ?? 0 })
  assert.ok(cleared.length >= 3)
  const beaten = beatenBy(bracket, [semiFinal.loser])
  const [back] = bracket.matches.filter(({ bracket }) => bracket === 'repechage')
  assert.ok(back?.participants.every(slot => slot !== null && beaten.includes(slot)))
})
