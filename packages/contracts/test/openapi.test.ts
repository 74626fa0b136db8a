import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { openApiDocument, operations } from '../src/index.ts'

interface Entry {
  readonly operationId: string
  readonly description?: string
  readonly security: readonly unknown[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly requestBody?: unknown
  readonly responses: Readonly<Record<string, unknown>>
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Entry>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

// The document is plain JSON; this is what a reader of it sees.
const document = JSON.parse(JSON.stringify(openApiDocument('Test', operations))) as Document

/** Every value of that key, however deep. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(key, inner)])
}

test('the document has every operation, with its parameters, body and answers', () => {
  for (const { id, method, path, access, body, upload, params, query, success, secretAnswer } of operations) {
    const entry = document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]
    assert.equal(entry?.operationId, id)
    assert.equal(entry.security.length === 0, access === 'public', id)
    assert.equal(entry.requestBody !== undefined, (body ?? upload) !== undefined, id)
    assert.deepEqual(Object.keys(entry.responses), [String(success.status), 'default'], id)
    const namesIn = (place: string) => entry.parameters.filter(one => one.in === place).map(({ name }) => name)
    const fieldsOf = (schema: unknown) => Object.keys((schema as { properties?: object } | undefined)?.properties ?? {})
    assert.deepEqual(namesIn('path'), fieldsOf(params), id)
    assert.deepEqual(namesIn('query'), fieldsOf(query), id)
    const isRepeatable = method !== 'GET' && !secretAnswer
    assert.deepEqual(namesIn('header'), isRepeatable ? ['Idempotency-Key'] : [], id)
    assert.equal(/a retry counts anew/.test(entry.description ?? ''), secretAnswer === true, id)
  }
})

test('every reference leads to a schema, and every schema can be used', () => {
  for (const reference of valuesOf('$ref', document)) {
    const name = String(reference).replace('#/components/schemas/', '')
    assert.ok(document.components.schemas[name], String(reference))
  }
  const ajv = new Ajv({ strict: false, formats: { email: true, 'date-time': true } })
  ajv.addSchema(document, 'document')
  for (const name of Object.keys(document.components.schemas)) {
    assert.equal(typeof ajv.getSchema(`document#/components/schemas/${name}`), 'function', name)
  }
})

test('a parameter with a default need not be sent', () => {
  const { parameters = [] } = document.paths['/api/v1/tournaments']?.get ?? {}
  assert.equal(parameters.find(({ name }) => name === 'limit')?.required, false)
})
