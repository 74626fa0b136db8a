import type { Static, TSchema } from 'typebox'
import type { Access } from './roles.ts'
import type { ServiceName } from './services.ts'

/**
 * One call of the API: the single source of its validation, its TypeScript types, its access check and its
 * OpenAPI entry. `path` is relative to `/api/v1`, in Fastify's form (`/tournaments/:id`).
 */
export interface Operation {
  readonly id: string
  readonly service: ServiceName
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly access: Access
  /** Other services may call it too, with a service token. */
  readonly services?: true
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** The body is bytes of one of these media types instead of JSON. */
  readonly upload?: readonly string[]
  /** The answer holds what nobody may read twice, such as a token: it is not kept for a retry. */
  readonly secretAnswer?: true
  /** `type`: the answer is bytes of this media type instead of JSON. */
  readonly success: { readonly status: 200 | 201 | 202; readonly schema: TSchema; readonly type?: string }
}

type Part<O, K extends string> = O extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : undefined

export type ParamsOf<O extends Operation> = Part<O, 'params'>
export type QueryOf<O extends Operation> = Part<O, 'query'>
export type BodyOf<O extends Operation> = O extends { readonly upload: readonly string[] }
  ? Uint8Array
  : Part<O, 'body'>
export type ReplyOf<O extends Operation> = O['success'] extends { readonly type: string }
  ? Uint8Array
  : Static<O['success']['schema']>

/** Declares an operation, keeping the exact types of its schemas. */
export function operation<const O extends Operation>(declared: O): O {
  return declared
}
