import type { AccessClaims } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import type { LiveClient } from './client.ts'

/** Who a client is, as its token said. */
export interface SignIn {
  readonly userId: number
  /** What decides whether the token was revoked. */
  readonly claims: Pick<AccessClaims, 'user_id' | 'ver' | 'sid'>
  /** When the token expires, in milliseconds since 1970. */
  readonly endsAt: number
}

/** The clients that have signed in; those whose sign-in ends are sent away at once. */
export interface SignIns {
  /** @throws AppError TOKEN_INVALID */
  signIn(client: LiveClient, token: string): SignIn
  forget(client: LiveClient): void
}

const lookEveryMs = 1_000

/** The sign-ins of all clients, judged by the list that judges requests: at once when it grows, and every second. */
export function openSignIns({ gatekeeper, accessTokens, revocations, onClose }: Service): SignIns {
  const signedIn = new Set<LiveClient>()

  const look = () => {
    const now = Date.now()
    for (const client of signedIn) {
      if (client.signIn === null) continue
      const { endsAt, claims } = client.signIn
      if (endsAt > now && !revocations.isRevoked(claims)) continue
      signedIn.delete(client)
      client.close(4401)
    }
  }
  revocations.onRevoked(look)
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  onClose(async () => clearInterval(timer))

  return {
    signIn(client, token) {
      // Refuses what has been revoked; the claims then say until when it holds.
      gatekeeper.actorOf(token)
      const { user_id, sid, ver, exp } = accessTokens.verify(token)
      const signIn = { userId: user_id, claims: { user_id, sid, ver }, endsAt: exp * 1000 }
      client.signIn = signIn
      signedIn.add(client)
      return signIn
    },
    forget: client => void signedIn.delete(client),
  }
}
