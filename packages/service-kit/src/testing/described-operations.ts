import { type Operation, openApiDocument } from '@gym-it/contracts'
import type { TSchema } from 'typebox'

/** An operation as a stranger reads it from the OpenAPI document; schemas with their references filled in. */
export interface DescribedOperation {
  readonly id: string
  readonly method: string
  /** Nobody needs to sign in for it. */
  readonly isOpen: boolean
  /** With its parameters in braces. */
  readonly path: string
  readonly pathParameters: Readonly<Record<string, TSchema>>
  readonly queryParameters: Readonly<Record<string, TSchema>>
  /** The body's schema by media type; none when it has no body. */
  readonly body: Readonly<Record<string, TSchema>>
}

interface Entry {
  readonly operationId: string
  readonly security: readonly unknown[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: TSchema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: TSchema }>> }
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Entry>>>>
  readonly components: { readonly schemas: Readonly<Record<string, TSchema>> }
}

function withoutReferences(value: unknown, schemas: Document['components']['schemas']): unknown {
  if (Array.isArray(value)) return value.map(one => withoutReferences(one, schemas))
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value) return withoutReferences(schemas[String(value.$ref).split('/').at(-1) ?? ''], schemas)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutReferences(inner, schemas)]))
}

/** Reads the document that these operations are described in. */
export function describedOperations(operations: readonly Operation[]): readonly DescribedOperation[] {
  const { paths, components } = JSON.parse(JSON.stringify(openApiDocument('Test', operations))) as Document
  // A schema stays one, whatever was filled in.
  const whole = (schema: TSchema) => withoutReferences(schema, components.schemas) as TSchema
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security, parameters, requestBody }]) => {
      const parametersIn = (place: string) =>
        Object.fromEntries(parameters.filter(one => one.in === place).map(({ name, schema }) => [name, whole(schema)]))
      const content = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, whole(schema)])
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        isOpen: security.length === 0,
        pathParameters: parametersIn('path'),
        queryParameters: parametersIn('query'),
        body: Object.fromEntries(content),
      }
    }),
  )
}
