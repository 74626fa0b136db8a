import type { TSchema } from 'typebox'
import { Problem } from './errors.ts'
import type { Operation } from './operation.ts'
import { objectRules, reachOf } from './permissions.ts'
import { roles } from './roles.ts'
import { apiBase } from './services.ts'

type Json = Record<string, unknown>

/** Lifts every titled schema into `components`, so that the document names each shape once. */
export function shareTitled(schema: unknown, components: Record<string, Json>): unknown {
  if (Array.isArray(schema)) return schema.map(one => shareTitled(one, components))
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, shareTitled(value, components)]))
  if (typeof copy.title !== 'string') return copy
  components[copy.title] = copy
  return { $ref: `#/components/schemas/${copy.title}` }
}

function parametersOf(schema: TSchema | undefined, place: 'path' | 'query', components: Record<string, Json>): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (required.includes(name) && !('default' in property)),
    schema: shareTitled(property, components),
  }))
}

/** Who may call it and on whose objects, for programs to read; and what they have to know besides. */
function permissionsOf(operation: Operation): Json {
  const note = objectRules[operation.id]?.note
  const said = [note, operation.secretAnswer && 'The answer is a secret and not kept, so that a retry counts anew']
  const description = said.filter(Boolean).map(sentence => `${sentence}.`)
  return {
    'x-access': operation.access,
    'x-objects': Object.fromEntries(roles.map(role => [role, reachOf(operation, role)])),
    ...(description.length > 0 ? { description: description.join(' ') } : {}),
  }
}

function entryOf(operation: Operation, components: Record<string, Json>): Json {
  const json = (schema: unknown, type = 'application/json') => ({ [type]: { schema: shareTitled(schema, components) } })
  const { body, upload, success } = operation
  const bytes = { type: 'string', format: 'binary' }
  const content = upload ? Object.assign({}, ...upload.map(type => json(bytes, type))) : body && json(body)
  const isRepeatable = operation.method !== 'GET' && !operation.secretAnswer
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.service],
    ...permissionsOf(operation),
    security: operation.access === 'public' ? [] : [{ bearer: [] }],
    parameters: [
      ...parametersOf(operation.params, 'path', components),
      ...parametersOf(operation.query, 'query', components),
      ...(isRepeatable
        ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
        : []),
    ],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [success.status]: {
        description: 'Done',
        content: success.type ? json(bytes, success.type) : json(success.schema),
      },
      default: { description: 'A problem', content: json(Problem, 'application/problem+json') },
    },
  }
}

/** The OpenAPI 3.1 document of these operations: one service's, or all merged. */
export function openApiDocument(title: string, operations: readonly Operation[]): Json {
  const components: Record<string, Json> = {}
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = `${apiBase}${operation.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: entryOf(operation, components) }
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: { schemas: components, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  }
}
