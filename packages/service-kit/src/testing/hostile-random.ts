import fc from 'fast-check'
import type { TSchema } from 'typebox'
import type { Ask } from './call.ts'
import type { DescribedOperation } from './described-operations.ts'
import { anyText, isUnderstood, noJson, wrongBodies } from './hostile-text.ts'
import { sampleOf } from './shape.ts'

type Change = Partial<Pick<Ask, 'path' | 'text'>> & { readonly headers?: Readonly<Record<string, string>> }

const json = 'application/json'
const wrongTypes = fc.oneof(
  fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'image/gif', 'nonsense', ';;'),
  fc.stringMatching(/^x\/[a-z.+-]{1,20}$/),
)
const wrongTokens = fc.oneof(
  fc.constantFrom('Bearer', 'Bearer ', 'Basic YTpi', 'Bearer null', 'Bearer eyJhbGciOiJub25lIn0.e30.'),
  fc.base64String({ minLength: 1, maxLength: 200 }).map(text => `Bearer ${text}`),
  fc.array(fc.base64String(), { minLength: 3, maxLength: 3 }).map(parts => `Bearer ${parts.join('.')}`),
)
const wrongKeys = fc.constantFrom('', 'k'.repeat(201), 'k'.repeat(5_000))
/** A picture's first bytes, and then none of a picture. */
const noPictures = fc
  .tuple(fc.constantFrom('\u0089PNG\r\n\u001a\n', '\u00ff\u00d8\u00ff\u00e0', 'RIFF\u0000\u0000WEBP', ''), anyText)
  .map(([start, rest]) => start + rest)
const segments = fc
  .oneof(
    fc.constantFrom('0', '-1', '2147483648', '99999999999999999999', '1.5', '%ff', '%', '%2f', '%00', 'null', '1;'),
    anyText.map(text => encodeURIComponent(text.toWellFormed().slice(0, 100))),
  )
  // A reader of URLs takes these for the folder itself: a right address, of something else.
  .filter(text => !/^\.{0,2}$/.test(text))

/** Headers that decide nothing, as somebody may send them who hopes that they do. */
const alongside = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.record({ cookie: fc.string({ maxLength: 100 }) }),
  fc.record({ 'x-forwarded-for': fc.string({ maxLength: 60 }), 'x-forwarded-proto': fc.constantFrom('https', 'ftp') }),
  fc.record({ 'x-request-id': fc.string({ maxLength: 200 }), traceparent: fc.string({ maxLength: 60 }) }),
  fc.record({ 'user-agent': fc.string({ maxLength: 2_000 }), 'x-internal-user': fc.constant('1') }),
)

type Pair = readonly [name: string, text: string]

function wrongParameters(
  schemas: Readonly<Record<string, TSchema>>,
  values: fc.Arbitrary<string>,
  change: (wrong: Pair) => Change,
): fc.Arbitrary<Change>[] {
  return Object.entries(schemas).map(([name, schema]) =>
    values.filter(text => !isUnderstood(schema, text)).map(text => change([name, text])),
  )
}

/**
 * Requests to one operation that change nothing: each is right but for one thing, for which a write must be refused.
 * `existing` has ids of things that are there, and the token is an administrator's, so that nothing else is at fault.
 */
export function hostileAsks(
  described: DescribedOperation,
  existing: Readonly<Record<string, number>>,
  token: string,
): fc.Arbitrary<Ask> {
  const { method, path, isOpen, pathParameters, queryParameters, body } = described
  const pathWith = (changed: Readonly<Record<string, string>>) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => changed[name] ?? String(existing[name] ?? 1))
  const searched = ([name, text]: Pair) =>
    `${pathWith({})}?${new URLSearchParams([[name.toWellFormed(), text.toWellFormed()]])}`
  const [type, schema] = Object.entries(body)[0] ?? []
  const right = schema && type === json ? JSON.stringify(sampleOf(schema)) : undefined
  const isWrite = method !== 'GET'
  const ways: fc.Arbitrary<Change>[] = [
    ...(isOpen ? [] : [wrongTokens.map(authorization => ({ headers: { authorization } }))]),
    ...(isWrite ? [wrongKeys.map(key => ({ headers: { 'idempotency-key': key } }))] : []),
    ...(isWrite && type === undefined ? [noJson.map(text => ({ text, headers: { 'content-type': json } }))] : []),
    ...(isWrite ? [wrongTypes.map(wrong => ({ text: right ?? 'x', headers: { 'content-type': wrong } }))] : []),
    ...(schema && right !== undefined ? [1, 2, 3].map(() => wrongBodies(schema).map(text => ({ text }))) : []),
    ...(type !== undefined && type !== json
      ? [noPictures.map(text => ({ text, headers: { 'content-type': type } }))]
      : []),
    ...(isWrite ? [] : [fc.tuple(anyText, anyText).map(unknown => ({ path: searched(unknown) }))]),
    ...wrongParameters(pathParameters, segments, ([name, text]) => ({ path: pathWith({ [name]: text }) })),
    ...wrongParameters(queryParameters, anyText, pair => ({ path: searched(pair) })),
  ]
  return fc.tuple(fc.oneof(...ways), alongside).map(([change, along]) => {
    const text = change.text ?? right
    return {
      method,
      path: change.path ?? pathWith({}),
      headers: {
        ...along,
        authorization: `Bearer ${token}`,
        ...(text === undefined ? {} : { 'content-type': json }),
        ...change.headers,
      },
      ...(text === undefined ? {} : { text }),
    }
  })
}
