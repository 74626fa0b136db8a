import { createHash } from 'node:crypto'
import { type AccessClaims, AppError, type Role, roles, type ServiceName } from '@gym-it/contracts'
import { createSigner, createVerifier } from 'fast-jwt'

const issuer = 'gym-it'
const publicAudience = 'gym-it'
const internalAudience = 'gym-it-internal'
const serviceTokenSeconds = 60

export interface AccessTokens {
  sign(claims: Omit<AccessClaims, 'sub' | 'iat' | 'exp' | 'iss' | 'aud'>): string
  /** @throws AppError TOKEN_INVALID when it is forged, expired, of another kind or algorithm. */
  verify(token: string): AccessClaims
}

const isRole = (value: unknown): value is Role => roles.includes(value as Role)

const verifierOf = (secret: string) =>
  createVerifier({
    key: secret,
    algorithms: ['HS256'],
    allowedIss: issuer,
    allowedAud: publicAudience,
    // The check of a claim's value passes over a claim that is not there.
    requiredClaims: ['aud', 'iss', 'exp', 'iat', 'sid', 'ver'],
    cache: 2_000,
  })

/** What a key is called in the header of a token that it signed. */
const keyId = (secret: string) => createHash('sha256').update(`kid:${secret}`).digest('base64url').slice(0, 8)

/** The `kid` in a token's header; undefined when there is none, or no such header. */
function keyIdOf(token: string): unknown {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString())
    return (header as { kid?: unknown } | null)?.kid
  } catch {
    return undefined
  }
}

/**
 * Signs and checks people's access tokens (HS256). The first secret signs; tokens of any of them are accepted, so that
 * keys can be changed without signing anybody out.
 */
export function createAccessTokens(secrets: readonly [string, ...string[]], lifetimeSeconds: number): AccessTokens {
  const sign = createSigner({
    key: secrets[0],
    kid: keyId(secrets[0]),
    algorithm: 'HS256',
    iss: issuer,
    aud: publicAudience,
    expiresIn: lifetimeSeconds * 1000,
  })
  const verifiers = new Map<unknown, ReturnType<typeof verifierOf>>(
    secrets.map(secret => [keyId(secret), verifierOf(secret)]),
  )
  /** A token of before keys had names may be of any of them. */
  const verifiersOf = (token: string) => {
    const kid = keyIdOf(token)
    if (kid === undefined) return [...verifiers.values()]
    const named = verifiers.get(kid)
    return named ? [named] : []
  }
  return {
    sign: claims => sign({ sub: String(claims.user_id), ...claims }),
    verify(token) {
      for (const check of verifiersOf(token)) {
        try {
          const claims: AccessClaims = check(token)
          if (Number.isSafeInteger(claims.user_id) && isRole(claims.role)) return claims
        } catch {
          // Which check failed helps nobody but a forger.
        }
      }
      throw new AppError('TOKEN_INVALID', 'This sign-in is no longer valid. Sign in again.')
    },
  }
}

export interface ServiceTokens {
  sign(): string
  /** The calling service's name, or null when the token is not a service's. */
  verify(token: string): string | null
}

/** Short-lived tokens of their own audience for calls between services, made from `SECRET_KEY`. */
export function createServiceTokens(secret: string, self: ServiceName): ServiceTokens {
  const sign = createSigner({
    key: secret,
    algorithm: 'HS256',
    iss: issuer,
    aud: internalAudience,
    sub: self,
    expiresIn: serviceTokenSeconds * 1000,
  })
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    allowedIss: issuer,
    allowedAud: internalAudience,
    requiredClaims: ['aud', 'iss', 'exp', 'sub'],
  })
  return {
    sign: () => sign({}),
    verify(token) {
      try {
        return (verify(token) as { sub: string }).sub
      } catch {
        return null
      }
    },
  }
}
