import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BracketView, Standing } from '@gym-it/contracts'
import { sampleBracket, sampleParticipant, sampleTournament } from '../brackets/testing/sample-bracket.ts'
import { pathOf } from './path.ts'
import { placeTexts } from './place-text.ts'

const row = (id: number, place: number, group: string | null = null): Standing => ({
  ...{ place, group, participant: sampleParticipant(id), played: 0, wins: 0, draws: 0, losses: 0, points: 0 },
  ...{ for: 0, against: 0, difference: 0, tie_breaks: {}, separated_by: null },
})
function texts(view: BracketView, pid: number): readonly string[] {
  const path = pathOf(view, pid)
  assert.ok(path)
  return placeTexts(view, path)
}
const view: BracketView = { ...sampleBracket(), standings: [row(1, 1), row(2, 1), row(3, 3), row(4, 4)] }

test('while it runs, a place in a knockout is only told to those who are out', () => {
  assert.deepEqual(texts(view, 1), ['Still in'])
  const out = { ...view, bracket: [] }
  assert.deepEqual(texts(out, 4), ['Out, place 4'])
})

test('a table is told at any time, a group beside it', () => {
  const league = { ...view, tournament: sampleTournament({ format: 'swiss' }) }
  assert.deepEqual(texts(league, 3), ['Place 3 of 4 so far'])
  const groups = { ...view, standings: [...view.standings, row(3, 2, 'B')] }
  assert.deepEqual(texts(groups, 3), ['Still in', '2nd in group B'])
})

test('at the end the place counts, and who has left is told so', () => {
  const done = { ...view, tournament: sampleTournament({ status: 'completed' }) }
  assert.deepEqual([texts(done, 1), texts(done, 3)], [['Champion'], ['Place 3']])
  const left = { ...view, participants: view.participants.map(one => ({ ...one, status: 'withdrawn' as const })) }
  assert.deepEqual(texts(left, 1), ['Withdrew'])
})
