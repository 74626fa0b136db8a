import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Notification } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { noticeWords } from './notice-words.ts'

const notice = (text_key: string | null, parameters: Notification['parameters'] = {}): Notification => ({
  ...{ id: 1, user_id: 2, event_type: 'test', title: 'Its title', message: 'Its message.', link: null, read_at: null },
  ...{ created_at: '2026-02-01T10:00:00.000Z', kind: 'message', text_key, parameters },
})
const said = (text_key: string, parameters: Notification['parameters']) => {
  const { title, message } = noticeWords(notice(text_key, parameters))
  return `${title} | ${message}`
}
const match = { tournament: 'Spring Cup', match: 'Round of 16', round: 1, opponent: 'Bo' }

test('what somebody wrote, and what is not known here, is shown as it came', () => {
  for (const key of [null, 'match.postponed', 'toString']) {
    assert.deepEqual(noticeWords(notice(key)), { title: 'Its title', message: 'Its message.' })
  }
})

test('notices are worded from their facts', () => {
  assert.equal(said('match.next', match), 'Your match is next | Spring Cup, Round of 16: you meet Bo.')
  assert.equal(
    said('match.called', { ...match, court: 'mat 2' }),
    'You are called to mat 2 | Spring Cup, Round of 16: you meet Bo now.',
  )
  assert.equal(
    said('draw.published', { ...match, match_id: 4 }),
    'The draw stands | Spring Cup, Round of 16: you meet Bo first.',
  )
  assert.equal(said('draw.published', { tournament: 'Cup' }), 'The draw stands | Cup: see whom you meet.')
  assert.equal(
    said('match.lost', { ...match, outcome: 'retired', score: '0–1', is_correction: true }),
    'Corrected: you have lost | Spring Cup, Round of 16: you have lost to Bo, 0–1. One had to give up.',
  )
  assert.equal(
    said('tournament.finished', { tournament: 'Cup', place: 22 }),
    'You are 22nd | Cup is finished: you are 22nd.',
  )
  assert.equal(
    said('account.approved', { reason: 'Welcome' }),
    'You are approved | An administrator has let you in. Reason: Welcome',
  )
  assert.equal(
    said('account.approval_withdrawn', {}),
    'Your approval was taken back | You cannot sign in until an administrator approves you again.',
  )
})

test('a name is only ever shown, whatever it holds', () => {
  const opponent = '{place, plural, other {x}} <b>'
  assert.match(said('match.next', { ...match, opponent }), /you meet \{place, plural, other \{x\}\} <b>\.$/)
})

test('they follow the reader’s language', t => {
  t.after(() => i18n.activate('en'))
  i18n.loadAndActivate({
    locale: 'ru',
    messages: { 'Your match is next': 'Следующий матч — ваш', 'Round of {0}': 'Раунд {0} участников' },
  })
  assert.match(said('match.next', match), /^Следующий матч — ваш \| Spring Cup, Раунд 16 участников/)
})
