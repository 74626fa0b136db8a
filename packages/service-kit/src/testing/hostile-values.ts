import type { TSchema } from 'typebox'
import { fieldsOf, fits, sampleOf } from './shape.ts'

/** Something to send, and what it is. */
export interface Hostile {
  readonly what: string
  readonly text: string
  readonly contentType?: string
}

const twoMegabytes = 'x'.repeat(2_000_000)
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`

/** JSON that no field expects, unless its schema says otherwise. */
const values: Readonly<Record<string, string>> = {
  'a list': '[]',
  'a list in lists': '[[[]]]',
  'an object': '{}',
  null: 'null',
  'a boolean': 'true',
  'a number': '1.5',
  'a negative number': '-1',
  'a huge integer': '9007199254740993',
  'an integer beyond the database’s': '2147483648',
  infinity: '1e400',
  'a tiny number': '1e-400',
  'empty text': '""',
  'white space': '" \\t\\n "',
  'a NUL': '"a\\u0000b"',
  'a number as text': '"1"',
  'an injection': `"' or 1=1; drop table events; --"`,
  'nested lists': deep,
}

const wholeBodies: readonly Hostile[] = [
  { what: 'no body', text: '' },
  { what: 'half of an object', text: '{"name":' },
  { what: 'something after the object', text: '{} {}' },
  { what: 'single quotes', text: "{'name':'x'}" },
  { what: 'not a number', text: '{"name":NaN}' },
  { what: 'bytes that are no text', text: '\u0000\u0001\ufffd' },
  { what: 'a list', text: '[]' },
  { what: 'null', text: 'null' },
  { what: 'text', text: '"text"' },
  { what: 'a number', text: '1e400' },
  { what: 'nested lists', text: deep },
  { what: 'a prototype', text: '{"__proto__":{"role":"admin"}}' },
  { what: 'a constructor', text: '{"constructor":{"prototype":{"role":"admin"}}}' },
]

const otherTypes = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
]
/** Any text is a password; what cannot be stored is never stored of it. */
const isSecret = (field: string) => field === 'password'

/** The object as JSON, with one field's JSON replaced. */
function withField(sample: unknown, field: string, json: string): string {
  const others = Object.entries(sample as object).filter(([name]) => name !== field)
  const fields = others.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  return `{${[...fields, `${JSON.stringify(field)}:${json}`].join()}}`
}

/** Half a surrogate pair may be refused or stored as a replacement character; all else is a fault. */
export const halfCharacters = (schema: TSchema): Hostile[] =>
  fieldsOf(schema)
    .map(field => ({ what: `${field}: half a character`, text: withField(sampleOf(schema), field, '"a\\ud800"') }))
    .filter(({ text }) => fits(schema, JSON.parse(text)))

/** Bodies that an operation with this body schema must refuse. */
export function hostileBodies(schema: TSchema): Hostile[] {
  const sample = sampleOf(schema)
  const isRefused = (text: string, field: string) =>
    !fits(schema, JSON.parse(text)) || (text.includes('\\u0000') && !isSecret(field))
  const fields = fieldsOf(schema).flatMap(field => [
    ...Object.entries(values)
      .map(([what, json]) => ({ what: `${field}: ${what}`, text: withField(sample, field, json), field }))
      .filter(({ text }) => isRefused(text, field)),
    { what: `${field}: two megabytes`, text: withField(sample, field, JSON.stringify(twoMegabytes)) },
  ])
  const typed = otherTypes.map(contentType => ({ what: contentType, text: JSON.stringify(sample), contentType }))
  return [...wholeBodies, ...fields, ...typed]
}

/** Path segments that are no id of anything. */
export const hostileIds = [
  ...['0', '-1', '1.5', 'one', 'NaN', '1e400', '2147483648', '99999999999999999999', '%00', '%27%20or%201%3D1', '%F0'],
  ...['__proto__', 'null', 'undefined', '1;', '%2e%2e%2e', 'x'.repeat(150)],
]

/** Query values that no parameter but a search takes. */
export const hostileQueries = ['-1', '0', '1e400', '1.5', 'text', '', '2147483648', '%00', '%F0', 'x'.repeat(3_000)]
