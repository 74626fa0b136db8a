import { AppError, may, type Operation, type Role } from '@gym-it/contracts'
import type { FastifyRequest } from 'fastify'
import type { Revocations } from './revocations.ts'
import type { AccessTokens, ServiceTokens } from './tokens.ts'

/** Who is asking. */
export interface Actor {
  readonly id: number
  readonly role: Role
  readonly email: string
  /** The session that the token belongs to. */
  readonly sid: string
  /** When the person last proved who they are, in seconds since 1970. */
  readonly signedInAt: number
}

/** Another service asking in its own name. */
export interface ServiceActor {
  readonly id: null
  readonly service: string
}

/** Whom a handler meets: nobody is possible where the operation is public, a service where it is open to services. */
export type ActorOf<O extends Operation> = O extends { access: 'public' }
  ? Actor | null
  : O extends { services: true }
    ? Actor | ServiceActor
    : Actor

export interface Gatekeeper {
  /** The person behind a token. @throws AppError TOKEN_INVALID */
  actorOf(token: string): Actor
  /** Checks the caller against the operation's access. @throws AppError 401 or 403 */
  admit(operation: Operation, request: FastifyRequest): Promise<Actor | ServiceActor | null>
}

const bearer = /^Bearer +([\w.~+/=-]+)$/i

/** The token of the Authorization header, or null when there is none. */
export function bearerToken(request: FastifyRequest): string | null {
  return bearer.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** The gateway says of everything it passes on for whom it does; the services ask one another directly. */
export const isFromOutside = (request: FastifyRequest): boolean => request.headers['x-forwarded-for'] !== undefined

/** Checks every caller on the spot: token, revocation and role; no other service is asked. */
export function createGatekeeper(people: AccessTokens, services: ServiceTokens, revocations: Revocations): Gatekeeper {
  const actorOf = (token: string): Actor => {
    const claims = people.verify(token)
    if (revocations.isRevoked(claims)) throw new AppError('TOKEN_INVALID', 'This sign-in was ended. Sign in again.')
    const { user_id: id, role, email, sid, auth_time, iat } = claims
    return { id, role, email, sid, signedInAt: auth_time ?? iat }
  }
  const spectator = async (token: string | null): Promise<Actor | null> => {
    if (token === null) return null
    await revocations.whenRead()
    try {
      return actorOf(token)
    } catch {
      // A spectator whose token has run out still sees what anyone may see.
      return null
    }
  }
  return {
    actorOf,
    async admit(operation, request) {
      const token = bearerToken(request)
      if (operation.access === 'public') return spectator(token)
      if (token === null) throw new AppError('TOKEN_MISSING', 'Sign in to do this.')
      const service = operation.services && !isFromOutside(request) ? services.verify(token) : null
      if (service !== null) return { id: null, service }
      await revocations.whenRead()
      const actor = actorOf(token)
      if (!may(actor.role, operation)) {
        throw new AppError('ROLE_REQUIRED', `This needs the role ${operation.access}; yours is ${actor.role}.`)
      }
      return actor
    },
  }
}
