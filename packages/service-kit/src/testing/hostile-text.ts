import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { fits, sampleOf } from './shape.ts'

const injections = [
  ...[
    "' or '1'='1",
    '"; drop table users; --',
    '{{7*7}}',
    '../../../../etc/passwd',
    '<script>alert(1)</script>',
    '%00',
  ],
  ...['\u0000', '\ufeff', '\u202eadmin', 'a\r\nset-cookie: x=1', '%s%n', '1e999', '-0', 'NaN', '٣', '𝟙', '\ud800'],
]

/** Text as attackers and broken programs send it. */
export const anyText = fc.oneof(
  fc.constantFrom(...injections),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ minLength: 1, maxLength: 60 }).map(text => text.repeat(200)),
)

const anyJson = fc.oneof(
  anyText.map(text => JSON.stringify(text)),
  fc.json({ maxDepth: 6, stringUnit: 'binary' }),
  fc.constantFrom('1e400', '-1', '9007199254740993', '2147483648', '1.5', '[[[[[]]]]]', 'null', '{}', '[]', 'true'),
)
const anyKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'role', 'is_root_admin', 'id', 'is_approved'),
  fc.string({ maxLength: 20 }),
)

type Field = readonly [name: string, json: string]
const written = (fields: readonly Field[]) =>
  `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`

/** The right body's fields with some replaced, left out, added or given twice. */
function nearlyRight(right: readonly Field[]): fc.Arbitrary<string> {
  const position = fc.nat({ max: Math.max(right.length - 1, 0) })
  const values = fc.array(anyJson, { minLength: right.length, maxLength: right.length })
  const replaced = (at: number, json: string) =>
    written(right.map(([name, old], index) => [name, index === at ? json : old]))
  return fc.oneof(
    fc.tuple(position, anyJson).map(([at, json]) => replaced(at, json)),
    values.map(all => written(right.map(([name], index) => [name, all[index] ?? 'null']))),
    position.map(at => written(right.filter((_, index) => index !== at))),
    fc.tuple(anyKey, anyJson).map(added => written([...right, added])),
  )
}

/** Text with noise in place of its end or in its midst. */
function damaged(text: string): fc.Arbitrary<string> {
  const noise = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 })
  const place = fc.tuple(fc.nat({ max: text.length }), noise)
  return fc.oneof(
    place.map(([at, more]) => text.slice(0, at) + more),
    place.map(([at, more]) => text.slice(0, at) + more + text.slice(at)),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Bodies that no operation with this schema may take. */
export function wrongBodies(schema: TSchema): fc.Arbitrary<string> {
  const right = Object.entries(sampleOf(schema) as object).map(([name, value]): Field => [name, JSON.stringify(value)])
  const any = fc.oneof(
    { weight: 5, arbitrary: nearlyRight(right) },
    { weight: 3, arbitrary: damaged(written(right)) },
    { weight: 1, arbitrary: anyJson },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  )
  return any.filter(text => !fits(schema, parsed(text)) || /"__proto__":/.test(text))
}

/** Text that is no JSON whatever the schema. */
export const noJson = fc.string({ minLength: 1, maxLength: 100 }).filter(text => parsed(text) === undefined)

/** True when a parameter of this schema is understood from the text. */
export function isUnderstood(schema: TSchema, text: string): boolean {
  const isNumber = text.trim() !== '' && fits(schema, Number(text))
  const isBoolean = ['true', 'false', '0', '1', ''].includes(text) && (fits(schema, true) || fits(schema, null))
  return fits(schema, text) || isNumber || isBoolean
}
