import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bracket, draw, explainPairing, pairNextRound, report } from '@gym-it/tournament-engine'
import { sampleMatch, sampleParticipant } from '../testing/sample-bracket.ts'
import { explainRound } from './pairing-reasons.ts'
import { reasonText } from './reason-text.ts'

const reasonsOf = (bracket: Bracket, number: number) => explainPairing(bracket, number).map(reasonText)

function afterOneRound(): Bracket {
  let bracket = draw('swiss', [10, 20, 30, 40, 50], { rounds: 3 })
  for (const { number, participants, status } of bracket.matches) {
    if (status === 'ready') bracket = report(bracket, number, { winner: participants[0] ?? 0 }).bracket
  }
  return pairNextRound(bracket).bracket
}

test('each rule of a pairing is a sentence with its numbers', () => {
  const bracket = afterOneRound()
  assert.deepEqual(reasonsOf(bracket, 1), [
    'both have 0 points, as 4 of those paired have',
    'the 1st of the upper half meets the 1st of the lower half',
  ])
  assert.deepEqual(reasonsOf(bracket, 3), ['rests: the lowest, with 0 points'])
  assert.equal(
    reasonText({ rule: 'float', numbers: { above: 2, below: 1 } }),
    '2 points meet 1: nobody else with as many was left',
  )
})

test('what the API shows of a Swiss is enough to say why each pairing of a round came about', () => {
  const bracket = afterOneRound()
  const person = (id: number | null) => (id === null ? null : sampleParticipant(id))
  const matches = bracket.matches.map(({ number, round, status, participants, result }) =>
    sampleMatch(number, {
      ...{
        round,
        status,
        bracket: 'swiss',
        participant1: person(participants[0]),
        participant2: person(participants[1]),
      },
      ...{ outcome: result?.outcome ?? null, winner_id: result?.winner ?? null },
    }),
  )
  const record = {
    ...{ format: 'swiss' as const, draw_commitment: null, random_seed: 'x', seeding: {}, entries: [], groups: [] },
    ...{ entrants: [...bracket.entrants], options: { ...bracket.options } },
  }
  assert.deepEqual(
    explainRound(matches, 2, record).map(({ reasons }) => reasons),
    bracket.matches.filter(match => match.round === 2).map(match => reasonsOf(bracket, match.number)),
  )
})
