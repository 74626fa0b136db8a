import { AppError, type InternalRead } from '@gym-it/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { bearerToken, isFromOutside } from './actor.ts'
import type { ServiceTokens } from './tokens.ts'

type Part<R, K extends string> = R extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : undefined

/** What an internal read is asked with. */
export interface InternalAsk<R extends InternalRead> {
  readonly params: Part<R, 'params'>
  readonly query: Part<R, 'query'>
}

/** Registers what other services may read here. */
export type ServeInternal = <R extends InternalRead>(
  read: R,
  handler: (ask: InternalAsk<R>) => Promise<Static<R['reply']>>,
) => void

/** @throws AppError TOKEN_INVALID unless a service of this system asks, and asks directly */
export function requireService(request: FastifyRequest, tokens: ServiceTokens): void {
  const token = bearerToken(request)
  if (token === null || isFromOutside(request) || tokens.verify(token) === null) {
    throw new AppError('TOKEN_INVALID', 'Only the services of this system may read here.')
  }
}

export const serveInternal =
  (app: FastifyInstance, tokens: ServiceTokens): ServeInternal =>
  ({ path, params, query }, handler) => {
    const schema = { ...(params ? { params } : {}), ...(query ? { querystring: query } : {}) }
    app.get(path, { schema, onRequest: async request => requireService(request, tokens) }, request =>
      // The schemas have checked what the types say.
      handler({ params: request.params, query: request.query } as Parameters<typeof handler>[0]),
    )
  }
