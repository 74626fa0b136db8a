import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type AuditEntry, listAudit } from '@gym-it/contracts'
import {
  askOf,
  call,
  inReverse,
  knownPerson,
  personTold,
  type Standing,
  send,
  signedIn,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'

const admin = signedIn('admin')

describe('the audit as a file', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  before(async () => {
    standing = await standService(cleanup, createApp)
  })
  beforeEach(() => standing.sql`truncate audit, audit_states, audit_people`)

  const audit = async () => (await call(standing.app, listAudit, { as: admin, query: { limit: 500 } })).body.entries
  const asked = (query: Record<string, string>, accept?: string) =>
    send(standing.app, askOf(listAudit, { as: admin, query, ...(accept ? { headers: { accept } } : {}) }))

  test('is exported as CSV, which no spreadsheet takes for formulas, and as JSON lines', async () => {
    const evil = ['=HYPERLINK("http://evil")', '+1', '-1', '@SUM(A1)', 'a "quoted", word']
    for (const [index, full_name] of evil.entries()) {
      standing.neighbour.tell(personTold('user.created', knownPerson(31 + index, { full_name })))
    }
    // The neighbour answers for each of them.
    const producers = ['auth-service', 'user-service', 'tournament-service']
    await until('all have arrived', async () => {
      const entries = await audit()
      return producers.every(name => entries.filter(({ service }) => service === name).length === evil.length)
    })
    const csv = await asked({ format: 'csv' })
    assert.match(csv.headers['content-type'] ?? '', /^text\/csv/)
    assert.match(csv.headers['content-disposition'] ?? '', /attachment; filename="audit\.csv"/)
    const [head, ...rows] = csv.text.split('\r\n')
    assert.match(head ?? '', /^\ufeffid,at,type,subject,/)
    assert.equal(rows.length, (await audit()).length + 1)
    assert.doesNotMatch(csv.text, /(^|,|\n)"?[=+@-]/)
    assert.match(csv.text, /"'=HYPERLINK\(""http:\/\/evil""\)"/)
    assert.match(csv.text, /,"a ""quoted"", word",/)
    assert.equal((await asked({}, 'text/csv, */*')).text, csv.text)
    for (const lines of [await asked({ format: 'jsonl' }), await asked({}, 'application/x-ndjson')]) {
      assert.match(lines.headers['content-type'] ?? '', /^application\/jsonl/)
      const entries = lines.text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as AuditEntry)
      assert.deepEqual(entries, await audit())
    }
    assert.match((await asked({ format: 'json' }, 'text/csv')).headers['content-type'] ?? '', /^application\/json/)
  })

  test('is exported whole, however much it is', async () => {
    await standing.sql`
      insert into audit (service, event_id, at, type, subject, version, request_id, hash)
      select 'user-service', n, now(), 'user.updated', 'user:91', n, 'r', n::text from generate_series(1, 12000) n`
    assert.equal((await asked({ format: 'csv', subject: 'user:91' })).text.trimEnd().split('\r\n').length, 12_001)
    const versions = (await asked({ format: 'jsonl', subject: 'user:91' })).text
      .trimEnd()
      .split('\n')
      .map(line => (JSON.parse(line) as AuditEntry).version)
    assert.deepEqual(
      versions,
      Array.from({ length: 12_000 }, (_, index) => 12_000 - index),
    )
  })
})
