import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { type FieldError, operations } from '@gym-it/contracts'
import { fieldSentence, formatSentences, keywordSentences, patternSentences, typeSentences } from './field-sentences.ts'
import { i18n } from './i18n.ts'

/** Said of whole bodies or of what only a program sends: the service's own sentence is as good. */
const unworded = ['additionalProperties', 'anyOf', 'const', 'minProperties']
const annotations = ['default', 'description', 'items', 'properties', 'title']

interface Rule {
  readonly keyword: string
  readonly value: unknown
  readonly description: unknown
}

/** Every keyword of a schema and of those within it. */
function rulesOf(schema: unknown): readonly Rule[] {
  if (Array.isArray(schema)) return schema.flatMap(rulesOf)
  if (typeof schema !== 'object' || schema === null) return []
  const { description } = schema as { description?: unknown }
  return Object.entries(schema).flatMap(([keyword, value]) => [
    { keyword, value, description },
    ...(keyword === 'properties' ? Object.values(value as object).flatMap(rulesOf) : []),
    ...(['items', 'anyOf'].includes(keyword) ? rulesOf(value) : []),
  ])
}

const rules = operations.flatMap(({ params, query, body }) => [params, query, body].flatMap(rulesOf))
const valuesOf = (keyword: string) => new Set(rules.flatMap(rule => (rule.keyword === keyword ? [rule.value] : [])))

afterEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

const said = (error: Partial<FieldError>) => fieldSentence({ path: 'x', message: 'must be so', ...error })
const fallback = 'The server did not accept this: must be so'

test('every rule of a schema has words, or is known to have none', () => {
  const known = [...Object.keys(keywordSentences), 'type', 'format', 'pattern', ...unworded, ...annotations]
  const strange = new Set(rules.map(({ keyword }) => keyword).filter(keyword => !known.includes(keyword)))
  assert.deepEqual([...strange], [])
  for (const keyword of Object.keys(keywordSentences))
    assert.notEqual(said({ keyword, params: { limit: 2 } }), fallback)
  for (const format of valuesOf('format')) assert.ok(formatSentences[String(format)], `format ${format}`)
})

test('no sentence is for what the contract does not have', () => {
  const descriptions = rules.filter(({ keyword }) => keyword === 'pattern').map(rule => rule.description)
  for (const description of Object.keys(patternSentences)) assert.ok(descriptions.includes(description), description)
  for (const format of Object.keys(formatSentences)) assert.ok(valuesOf('format').has(format), format)
  for (const type of Object.keys(typeSentences)) assert.ok(valuesOf('type').has(type), type)
  for (const keyword of Object.keys(keywordSentences)) assert.ok(valuesOf(keyword).size > 0, keyword)
})

test('what has no words is told in the service’s own', () => {
  for (const keyword of [...unworded, 'unheard-of']) assert.equal(said({ keyword }), fallback)
  assert.equal(said({}), fallback)
  assert.equal(said({ keyword: 'pattern' }), fallback)
  assert.equal(said({ keyword: 'type', params: { type: 'boolean' } }), fallback)
})

test('a rule is told in the language of the UI, with what it asks for', () => {
  i18n.loadAndActivate({
    locale: 'ru',
    messages: {
      [keywordSentences.maxLength ?? '']: '{limit, plural, one {Не более # символа.} other {Не более # символов.}}',
    },
  })
  assert.equal(said({ keyword: 'maxLength', params: { limit: 21 } }), 'Не более 21 символа.')
  assert.equal(said({ keyword: 'maxLength', params: { limit: 40 } }), 'Не более 40 символов.')
})
