import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AuditEntry } from '@gym-it/contracts'
import { sampleOf } from '@gym-it/service-kit/testing'
import { exportEntries } from './export.ts'

async function csvOf(entries: readonly AuditEntry[]): Promise<string> {
  async function* pages() {
    yield entries
  }
  let text = ''
  for await (const part of exportEntries('csv', pages()).parts) text += part
  return text
}

/** The cells of CSV (RFC 4180), by rows. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows
}

const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']

test('no cell begins like a formula, whatever people and browsers are called', async () => {
  const hostile = starts.map(start => `${start}cmd|' /C calc'!A0`)
  // A sample has the shape of its schema.
  const entries = hostile.map(text => ({
    ...(sampleOf(AuditEntry) as AuditEntry),
    ...{ actor_name: text, person_name: text, user_agent: text, subject: text, address: text },
    after: { name: text },
  }))
  const [, ...rows] = cellsOf((await csvOf(entries)).slice(1)).filter(row => row.length > 1)
  assert.equal(rows.length, hostile.length)
  for (const [index, row] of rows.entries()) {
    assert.equal(row.length, 17)
    for (const cell of row) assert.ok(!starts.some(start => cell.startsWith(start)), JSON.stringify(cell))
    assert.equal(row.filter(cell => cell === `'${hostile[index]}`).length, 5)
  }
})

test('what is harmless stays as it is', async () => {
  const sample = { ...(sampleOf(AuditEntry) as AuditEntry), actor_name: 'Ana-María, "A" = b', address: '2001:db8::1' }
  const [, row] = cellsOf(await csvOf([sample]))
  assert.ok(row?.includes('Ana-María, "A" = b') && row.includes('2001:db8::1'))
})
