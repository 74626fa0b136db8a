import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AuditEntry, eventData } from '@gym-it/contracts'
import { auditEvents } from './audit-events.ts'
import { actorWords, changesOf, eventWords, fieldWords, subjectOf, subjectWords } from './audit-words.ts'

const entry = (given: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: '2026-02-01T10:00:00.000Z',
  type: 'user.banned',
  subject: 'user:7',
  version: 2,
  actor: 'user:1',
  actor_name: 'Ana',
  person: 'user:7',
  person_name: null,
  address: null,
  user_agent: null,
  before: null,
  after: null,
  request_id: 'r',
  service: 'user-service',
  event_id: 1,
  hash: 'h',
  ...given,
})

test('events and people are told in words', () => {
  assert.equal(eventWords('account.reset_link_made'), 'Link for a new password made')
  assert.equal(eventWords('mat.opened_again'), 'Mat opened again')
  assert.deepEqual([subjectWords('tournament:12'), subjectWords('session:abc')], ['tournament 12', 'session abc'])
  assert.equal(actorWords(entry({})), 'Ana')
  assert.deepEqual(['max_participants', 'court_id', 'constructor'].map(fieldWords), [
    'Places',
    'court id',
    'constructor',
  ])
  assert.equal(actorWords(entry({ actor_name: null, actor: 'deleted:ab12' })), 'a deleted person')
  assert.equal(actorWords(entry({ actor_name: null, actor: null })), 'nobody signed in')
  assert.deepEqual(subjectOf('tournament:12'), ['tournament', 12])
  assert.equal(subjectOf('session:abc'), null)
})

test('every event that the contract has is told in words', () => {
  assert.deepEqual(
    Object.keys(eventData).filter(type => !Object.hasOwn(auditEvents, type)),
    [],
  )
})

test('only what changed is told, and a long value is cut', () => {
  const changes = changesOf(
    entry({
      before: { is_banned: false, name: 'Ana' },
      after: { is_banned: true, name: 'Ana', note: 'x'.repeat(999) },
    }),
  )
  assert.deepEqual(changes[0], { name: 'is_banned', before: 'false', after: 'true' })
  assert.deepEqual([changes.length, changes[1]?.before, changes[1]?.after.length], [2, '–', 301])
})
