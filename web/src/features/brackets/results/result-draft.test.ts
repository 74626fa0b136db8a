import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleBracket } from '../testing/sample-bracket.ts'
import { bodyOf, draftOf, type GameDraft, leaderOf, obstacleTo } from './result-draft.ts'

const [match] = sampleBracket().bracket
assert.ok(match)
const fine = () => null
const games = (...scores: [string, string][]): GameDraft[] => scores.map(([p1, p2], key) => ({ key, p1, p2 }))

test('the leader is read from the score: one game by points, several by games won', () => {
  assert.equal(leaderOf(games(['3', '1'])), 'p1')
  assert.equal(leaderOf(games(['25', '3'], ['9', '11'], ['10', '12'])), 'p2')
  assert.equal(leaderOf(games(['2', '2'])), 'level')
  assert.equal(leaderOf(games(['2', ''])), null)
  assert.equal(leaderOf([]), null)
})

test('says what is missing or contradicts itself', () => {
  const draft = draftOf(match)
  assert.match(obstacleTo(match, draft, fine) ?? '', /winner/)
  assert.match(obstacleTo(match, { ...draft, winnerId: 1, games: games(['1', 'x']) }, fine) ?? '', /whole numbers/)
  assert.match(obstacleTo(match, { ...draft, winnerId: 4, games: games(['3', '1']) }, fine) ?? '', /other side/)
  assert.equal(
    obstacleTo(match, { ...draft, winnerId: 4, games: games(['3', '1']), outcome: 'disqualified' }, fine),
    null,
  )
  assert.equal(obstacleTo(match, { ...draft, winnerId: 1, games: games(['2', '2'], ['', '']) }, fine), null)
})

test('sends typed games only, and the version only with a correction', () => {
  const draft = { ...draftOf(match), winnerId: 1, games: games(['3', '1'], ['', '']) }
  assert.deepEqual(bodyOf(match, draft), { winner_id: 1, outcome: 'played', games: [{ p1: 3, p2: 1 }] })
  assert.deepEqual(bodyOf({ ...match, winner_id: 4, decided_by: 'report', version: 7 }, { ...draft, games: [] }), {
    winner_id: 1,
    outcome: 'played',
    version: 7,
  })
})

test('an ending without a winner names none, and what the rules say against the games is passed on', () => {
  const level = { ...draftOf(match), outcome: 'draw' as const, games: games(['1', '1']) }
  assert.equal(obstacleTo(match, level, fine), null)
  assert.deepEqual(bodyOf(match, level), { outcome: 'draw', games: [{ p1: 1, p2: 1 }] })
  assert.equal(
    obstacleTo(match, { ...level, outcome: 'double_loss' }, () => 'Not so.'),
    'Not so.',
  )
})

test('penalty points go along once both are written', () => {
  const draft = { ...draftOf(match), winnerId: 1, fairPlay: { p1: '2', p2: '' } }
  assert.match(obstacleTo(match, draft, fine) ?? '', /penalty points/)
  assert.deepEqual(bodyOf(match, { ...draft, fairPlay: { p1: '2', p2: '0' } }).fair_play, { p1: 2, p2: 0 })
})
