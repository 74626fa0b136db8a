import assert from 'node:assert/strict'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { TSchema } from 'typebox'

// ajv-formats is CommonJS: Node hands over its exports, TypeScript sees a module with a default.
const withFormats = addFormats as unknown as (ajv: Ajv) => Ajv
const ajv = withFormats(new Ajv({ strict: false, allErrors: true }))
const validators = new Map<TSchema, ValidateFunction>()

function validatorOf(schema: TSchema): ValidateFunction {
  const known = validators.get(schema) ?? ajv.compile(schema)
  validators.set(schema, known)
  return known
}

/** Whether a value is what the schema describes. */
export const fits = (schema: TSchema, value: unknown): boolean => validatorOf(schema)(value)

/** @throws AssertionError when a value is not what the schema promises */
export function assertShape(schema: TSchema, value: unknown, what: string): void {
  const validate = validatorOf(schema)
  assert.ok(validate(value), `${what} breaks its schema: ${ajv.errorsText(validate.errors)}`)
}

const texts = [
  'Some text',
  'a long pass phrase',
  '2030-01-01',
  '/page',
  'somebody@gym.test',
  '2030-01-01T00:00:00.000Z',
]

interface JsonSchema extends TSchema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly TSchema[]
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly items?: TSchema
  readonly maximum?: number
}

/** A value that the schema accepts; objects with all their fields, ids that belong to nothing. */
export function sampleOf(schema: TSchema): unknown {
  const { type, enum: choices, const: only, anyOf, properties = {}, items, maximum }: JsonSchema = schema
  if (only !== undefined) return only
  if (choices) return choices[0]
  if (anyOf?.[0]) return sampleOf(anyOf[0])
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, sampleOf(property)]))
    case 'array':
      return items ? [sampleOf(items)] : []
    case 'integer':
    case 'number':
      return maximum ?? 1
    case 'boolean':
      return true
    default:
      return texts.find(text => fits(schema, text)) ?? null
  }
}

/** The fields of an object schema. */
export const fieldsOf = (schema: TSchema | undefined): readonly string[] =>
  Object.keys((schema as JsonSchema | undefined)?.properties ?? {})
