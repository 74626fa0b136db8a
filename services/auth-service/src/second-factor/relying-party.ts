import { AppError } from '@gym-it/contracts'
import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** Where a passkey belongs to: the page's origin, and its host as the relying party's id (WebAuthn). */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** The relying party for the page that a request comes from; null where no passkeys are. */
export type RelyingPartyOf = (request: FastifyRequest) => RelyingParty | null

const partyOf = (address: string): RelyingParty => {
  const { hostname, origin } = new URL(address)
  return { id: hostname, origin }
}

function partyOfRequest({ protocol, host }: FastifyRequest): RelyingParty | null {
  try {
    return partyOf(`${protocol}://${host}`)
  } catch {
    return null
  }
}

/**
 * Passkeys are for the page at `PUBLIC_URL`; in development for this machine's own too, on whatever port. What a request
 * says of its host only chooses among these: a page elsewhere that passes everything on is none of them.
 */
export function relyingParties({ PUBLIC_URL, ENV }: Pick<Config, 'PUBLIC_URL' | 'ENV'>): RelyingPartyOf {
  const published = partyOf(PUBLIC_URL)
  return request => {
    const asked = partyOfRequest(request)
    if (asked?.origin === published.origin) return published
    return ENV === 'development' && asked?.id === 'localhost' ? asked : null
  }
}

export const passkeyUnavailable = () =>
  new AppError('PASSKEY_UNAVAILABLE', 'Passkeys work only at the address that this system is published at.')
