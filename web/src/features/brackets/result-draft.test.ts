import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, draftOf, type GameDraft, leaderOf, obstacleTo } from './result-draft.ts'
import { sampleBracket } from './testing/sample-bracket.ts'

const [match] = sampleBracket().bracket
assert.ok(match)
const games = (...scores: [string, string][]): GameDraft[] => scores.map(([p1, p2], key) => ({ key, p1, p2 }))

test('the leader is read from the score: one game by points, several by games won', () => {
  assert.equal(leaderOf(games(['3', '1'])), 'p1')
  assert.equal(leaderOf(games(['25', '3'], ['9', '11'], ['10', '12'])), 'p2')
  assert.equal(leaderOf(games(['2', '2'])), null)
  assert.equal(leaderOf(games(['2', ''])), null)
  assert.equal(leaderOf([]), null)
})

test('says what is missing or contradicts itself', () => {
  const draft = draftOf(match)
  assert.match(obstacleTo(match, draft) ?? '', /winner/)
  assert.match(obstacleTo(match, { ...draft, winnerId: 1, games: games(['1', 'x']) }) ?? '', /whole numbers/)
  assert.match(obstacleTo(match, { ...draft, winnerId: 4, games: games(['3', '1']) }) ?? '', /other side/)
  assert.equal(obstacleTo(match, { ...draft, winnerId: 4, games: games(['3', '1']), outcome: 'disqualified' }), null)
  assert.equal(obstacleTo(match, { ...draft, winnerId: 1, games: games(['2', '2'], ['', '']) }), null)
})

test('sends typed games only, and the version only with a correction', () => {
  const draft = { ...draftOf(match), winnerId: 1, games: games(['3', '1'], ['', '']) }
  assert.deepEqual(bodyOf(match, draft), { winner_id: 1, outcome: 'played', games: [{ p1: 3, p2: 1 }] })
  assert.deepEqual(bodyOf({ ...match, winner_id: 4, version: 7 }, { ...draft, games: [] }), {
    winner_id: 1,
    outcome: 'played',
    version: 7,
  })
})
