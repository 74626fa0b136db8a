import type { AuditEntry, auditFormats } from '@gym-it/contracts'

type Format = (typeof auditFormats)[number]

const types: Readonly<Record<Exclude<Format, 'json'>, readonly string[]>> = {
  csv: ['text/csv'],
  jsonl: ['application/jsonl', 'application/x-ndjson'],
}

/** The format that was asked for by name, else by the Accept header, else JSON. */
export function chooseFormat(named: Format | undefined, accept = ''): Format {
  if (named !== undefined) return named
  const wanted = accept.split(',').map(part => part.split(';')[0]?.trim().toLowerCase())
  for (const one of wanted) {
    if (types.csv.some(type => type === one)) return 'csv'
    if (types.jsonl.some(type => type === one)) return 'jsonl'
    if (one === 'application/json') return 'json'
  }
  return 'json'
}

const columns = [
  ...(['id', 'at', 'type', 'subject', 'version', 'actor', 'actor_name', 'person', 'person_name', 'address'] as const),
  ...(['user_agent', 'before', 'after', 'request_id', 'service', 'event_id', 'hash'] as const),
] satisfies (keyof AuditEntry)[]

/** A spreadsheet takes what begins so for a formula, and would run it (OWASP: CSV injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

function cell(value: unknown): string {
  const text = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const harmless = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const row = (cells: readonly unknown[]) => `${cells.map(cell).join(',')}\r\n`
// Without the mark, spreadsheets take UTF-8 for something else.
const byteOrderMark = '\ufeff'

async function* csv(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  yield `${byteOrderMark}${row(columns)}`
  for await (const page of pages) yield page.map(entry => row(columns.map(column => entry[column]))).join('')
}

async function* jsonLines(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map(entry => `${JSON.stringify(entry)}\n`).join('')
}

/** The entries as a file (RFC 4180 for CSV), with its media type and name; a page at a time, as fast as it is read. */
export function exportEntries(
  format: Exclude<Format, 'json'>,
  pages: AsyncIterable<readonly AuditEntry[]>,
): { readonly type: string; readonly name: string; readonly parts: AsyncIterable<string> } {
  switch (format) {
    case 'csv':
      return { type: 'text/csv; charset=utf-8', name: 'audit.csv', parts: csv(pages) }
    case 'jsonl':
      return { type: 'application/jsonl; charset=utf-8', name: 'audit.jsonl', parts: jsonLines(pages) }
    default:
      return format satisfies never
  }
}
