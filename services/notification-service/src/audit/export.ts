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

/** The entries as a file (RFC 4180 for CSV), with its media type and name. */
export function exportEntries(
  format: Exclude<Format, 'json'>,
  entries: readonly AuditEntry[],
): { readonly type: string; readonly name: string; readonly text: string } {
  switch (format) {
    case 'csv': {
      const rows = entries.map(entry => row(columns.map(column => entry[column])))
      return {
        type: 'text/csv; charset=utf-8',
        name: 'audit.csv',
        text: `${byteOrderMark}${row(columns)}${rows.join('')}`,
      }
    }
    case 'jsonl': {
      const text = entries.map(entry => `${JSON.stringify(entry)}\n`).join('')
      return { type: 'application/jsonl; charset=utf-8', name: 'audit.jsonl', text }
    }
    default:
      return format satisfies never
  }
}
