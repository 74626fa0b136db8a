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

/** Signs and checks people's access tokens (HS256 with `JWT_SECRET_KEY`). */
export function createAccessTokens(secret: string, lifetimeSeconds: number): AccessTokens {
  const sign = createSigner({
    key: secret,
    algorithm: 'HS256',
    iss: issuer,
    aud: publicAudience,
    expiresIn: lifetimeSeconds * 1000,
  })
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    allowedIss: issuer,
    allowedAud: publicAudience,
    requiredClaims: ['exp', 'iat', 'sid', 'ver'],
    cache: 2_000,
  })
  return {
    sign: claims => sign({ sub: String(claims.user_id), ...claims }),
    verify(token) {
      try {
        const claims: AccessClaims = verify(token)
        if (Number.isSafeInteger(claims.user_id) && isRole(claims.role)) return claims
      } catch {
        // Which check failed helps nobody but a forger.
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
    requiredClaims: ['exp', 'sub'],
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
