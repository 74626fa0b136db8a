import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@gym-it/contracts'
import { matchLabel } from './match-label.ts'
import { kindOf, type TextKey, type TextParameters, type Worded } from './texts.ts'
import { wordText } from './word.ts'

const match = { tournament: 'Spring Cup', match: 'Semi-final', round: 2, opponent: 'Bo' }
const result = { ...match, outcome: 'retired', score: '2–1', is_correction: true } as const
const given: TextParameters = {
  'account.approved': { reason: 'Spring Cup' },
  'account.approval_withdrawn': { reason: 'Spring Cup' },
  'account.banned': { until: '2026-02-01T10:00:00.000Z', reason: 'Spring Cup' },
  'account.unbanned': { by_itself: true, reason: 'Spring Cup' },
  'account.role_changed': { role: 'trainer' },
  'entry.approved': match,
  'entry.moved_up': match,
  'entry.refused': match,
  'entry.withdrawn': match,
  'entry.disqualified': match,
  'entry.reinstated': match,
  'draw.published': { ...match, match_id: 3 },
  'draw.repeated': { tournament: 'Spring Cup' },
  'leaderboard.started': match,
  'match.next': { ...match, court: 'mat 2' },
  'match.called': { ...match, court: 'mat 2' },
  'match.won': result,
  'match.lost': result,
  'match.drawn': result,
  'tournament.finished': { tournament: 'Spring Cup', place: 3 },
  'webhook.deactivated': { host: 'example.org' },
}
const cyrillic = /[а-яёәғқңөұүһі]/i

for (const language of languages) {
  test(`every text can be said in ${language}, with all that it is filled in with`, () => {
    for (const key of Object.keys(kindOf) as TextKey[]) {
      const parameters = given[key]
      // Key and parameters come from the same table.
      const { title, message } = wordText({ key, parameters } as unknown as Worded, language)
      for (const text of [title, message]) {
        assert.doesNotMatch(text, /undefined|null|NaN|\$\{|\s{2}|\.\./, `${key}: ${text}`)
        assert.equal(cyrillic.test(text), language !== 'en', `${key}: ${text}`)
      }
      const told = `${title} ${message}`
      for (const name of ['tournament', 'opponent', 'court', 'score', 'host', 'reason'] as const) {
        const value = (parameters as Record<string, unknown>)[name]
        const isSaid = !key.startsWith('entry.') || name === 'tournament'
        const isOfTournamentAlone = key === 'leaderboard.started' && name !== 'tournament'
        if (value !== undefined && isSaid && !isOfTournamentAlone)
          assert.ok(told.includes(String(value)), `${key}: ${told}`)
      }
    }
  })
}

test('matches are called by their names in the language, and unknown ones as they came', () => {
  assert.deepEqual(
    [matchLabel('Round of 16', 'ru'), matchLabel('Group A, round 2', 'kk'), matchLabel('Semi-final', 'en')],
    ['раунд 16 участников', 'A тобы, 2-тур', 'Semi-final'],
  )
  assert.equal(matchLabel('Losers’ picnic', 'kk'), 'Losers’ picnic')
})

test('no match of a draw has an English name in another language', () => {
  const labels = ['Final', 'Semi-final', 'Quarter-final', 'Round of 16', 'Round 2', 'Group A, round 2', 'Third place']
  labels.push('Place 7', 'Places 5–8', 'Bronze match', 'Repechage round 2', 'Grand final', 'Grand final, second match')
  labels.push("Winners' final", "Winners' semi-final", "Winners' round 1", "Losers' final", "Losers' round 1")
  labels.push('Consolation final', 'Consolation semi-final', 'Consolation round 1')
  for (const label of labels) {
    for (const language of ['ru', 'kk'] as const) assert.doesNotMatch(matchLabel(label, language), /[a-z]/)
  }
})
