import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Standing } from '@gym-it/contracts'
import { sampleParticipant } from '../testing/sample-bracket.ts'
import { whyBelow } from './why-below.ts'

const row = (given: Partial<Standing>): Standing => ({
  ...{ place: 1, participant: sampleParticipant(1), group: null, played: 3, wins: 2, draws: 0, losses: 1 },
  ...{ points: 6, for: 0, against: 0, difference: 0, tie_breaks: {}, separated_by: null },
  ...given,
})
const why = (above: Partial<Standing>, below: Partial<Standing>, more: readonly Standing[] = []) =>
  whyBelow([row(above), row(below), ...more], 1)

test('says the rule with its numbers', () => {
  assert.equal(why({ points: 6 }, { points: 4, separated_by: 'points' }), '4 points to 6')
  const level = (rule: string, theirs: number, own: number) =>
    why({ tie_breaks: { points: 6, [rule]: theirs } }, { tie_breaks: { points: 6, [rule]: own }, separated_by: rule })
  assert.equal(level('difference', 5, -1), 'level on points (6), difference −1 to +5')
  assert.equal(level('buchholz', 12.5, 11), 'level on points (6), Buchholz 11 to 12.5')
  assert.equal(level('wins', 2, 1), 'level on points (6), 1 win to 2')
  assert.equal(level('games_ratio', 0.6667, 0.6), 'level on points (6), games won 60% to 66.7%')
  assert.equal(level('lots', 1, 2), 'level in everything, by lot')
})

test('the table among those level: the match between two, else its numbers, of the time that parted them', () => {
  const numbers = (points: number, difference: number, more = {}) => ({
    points: 6,
    head_to_head: points,
    head_to_head_difference: difference,
    head_to_head_for: 3,
    ...more,
  })
  const below = (tie_breaks: Record<string, number>) => ({ tie_breaks, separated_by: 'head_to_head' })
  assert.equal(
    why({ tie_breaks: numbers(3, 1) }, below(numbers(0, -1))),
    'level on points (6), lost the match between them',
  )
  const third = row({})
  assert.equal(
    why({ tie_breaks: numbers(6, 2) }, below(numbers(3, 0)), [third]),
    'level on points (6), points among those level 3 to 6',
  )
  assert.equal(
    why({ tie_breaks: numbers(3, 1) }, below(numbers(3, -1)), [third]),
    'level on points (6), difference among those level −1 to +1',
  )
  const again = (points: number) => ({ head_to_head_2: points, head_to_head_difference_2: 0, head_to_head_for_2: 0 })
  assert.equal(
    why({ tie_breaks: numbers(3, 0, again(3)) }, below(numbers(3, 0, again(1))), [third]),
    'level on points (6), points among those level 1 to 3',
  )
})

test('a knockout says where one went out; a shared place says nothing', () => {
  const out = (rule: string, tie_breaks = {}) => why({ place: 5 }, { tie_breaks, separated_by: rule })
  assert.equal(out('final'), 'lost the final')
  assert.equal(out('losers_round', { losers_round: 3 }), 'out in losers’ round 3')
  assert.equal(out('repechage', { repechage: 0 }), 'did not come back in the repechage')
  assert.equal(out('play_off'), 'lost the play-off for place 5')
  assert.equal(out('knockout'), 'did not reach the knockout')
  assert.equal(why({}, {}), '')
  assert.equal(whyBelow([row({})], 0), '')
  assert.equal(why({ played: 0 }, { played: 0, separated_by: 'lots' }), '')
})

test('in a plain knockout the place tells the round by its name', () => {
  const out = (place: number, more = {}) =>
    why({}, { place, tie_breaks: { round_reached: 2, ...more }, separated_by: 'round_reached' })
  assert.equal(out(3), 'out in the semi-final')
  assert.equal(out(5), 'out in the quarter-final')
  assert.equal(out(9), 'out in the round of 16')
  assert.equal(out(33), 'out in the round of 64')
  assert.equal(out(4), 'out in round 2')
  assert.equal(out(9, { repechage: 0 }), 'out in round 2')
})
