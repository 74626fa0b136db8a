import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Match } from '@gym-it/contracts'
import { applyEvent, applyMatches } from './live-bracket.ts'
import { sampleBracket } from './testing/sample-bracket.ts'

const view = sampleBracket()
const matchOf = (id: number, bracket: readonly Match[] = view.bracket): Match => {
  const match = bracket.find(one => one.id === id)
  assert.ok(match)
  return match
}
const won = (id: number, side: 1 | 2): Match => {
  const match = matchOf(id)
  const winner = side === 1 ? match.participant1 : match.participant2
  return { ...match, winner, winner_id: winner?.id ?? null, status: 'completed', version: match.version + 1 }
}

test('a result moves the winner into the final and the loser into the match for third place', () => {
  const after = applyEvent(view, 'match.completed', { match: won(1, 2) })
  assert.equal(matchOf(3, after.bracket).participant1?.id, 4)
  assert.equal(matchOf(4, after.bracket).participant1?.id, 1)
  assert.equal(matchOf(3, after.bracket).status, 'waiting')
  const both = applyMatches(after, [won(2, 1)])
  assert.equal(matchOf(3, both.bracket).status, 'ready')
})

test('a cleared result empties the places it filled', () => {
  const after = applyMatches(view, [won(1, 1), won(2, 1)])
  const cleared = applyEvent(after, 'match.cleared', { match: { ...matchOf(1), version: 3 }, cleared: [] })
  assert.equal(matchOf(3, cleared.bracket).participant1, null)
  assert.equal(matchOf(3, cleared.bracket).participant2?.id, 2)
  assert.equal(matchOf(3, cleared.bracket).status, 'waiting')
})

test('an event that comes late does not undo a newer state', () => {
  const after = applyMatches(view, [{ ...won(1, 1), version: 5 }])
  assert.equal(applyEvent(after, 'match.completed', { match: won(1, 2) }), after)
})

test('the tournament itself is taken over, other events change nothing', () => {
  const tournament = { ...view.tournament, is_paused: true, version: 2 }
  assert.equal(applyEvent(view, 'tournament.paused', { tournament }).tournament.is_paused, true)
  assert.equal(applyEvent(view, 'participant.added', { participant: {} }), view)
  assert.equal(applyEvent(view, 'match.completed', null), view)
})

test('all matches that changed along are taken over', () => {
  const [match, third] = [won(1, 1), { ...matchOf(4), status: 'bye' as const, version: 2 }]
  const after = applyEvent(view, 'match.completed', { match, changed: [match, third] })
  assert.equal(matchOf(4, after.bracket).status, 'bye')
  assert.equal(matchOf(3, after.bracket).participant1?.id, 1)
  const left = applyEvent(view, 'participant.withdrawn', { participant: {}, changed: [match], cleared: [] })
  assert.equal(matchOf(1, left.bracket).winner_id, 1)
})

test('the matches of a new round are added, once', () => {
  const matches = [{ ...matchOf(1), id: 9 }]
  const after = applyEvent(view, 'round.paired', { matches, tournament: { ...view.tournament, version: 2 } })
  assert.deepEqual([after.bracket.length, after.tournament.version], [view.bracket.length + 1, 2])
  assert.equal(applyEvent(after, 'round.paired', { matches }).bracket.length, after.bracket.length)
})

test('pairings that were taken back are gone', () => {
  const paired = { ...view, bracket: view.bracket.map(match => ({ ...match, bracket: 'swiss' as const })) }
  const after = applyEvent(paired, 'round.removed', { round: 2, tournament: view.tournament })
  assert.deepEqual(
    after.bracket.map(match => match.round),
    [1, 1],
  )
})
