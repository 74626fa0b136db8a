import { type DomainEvent, revokingEvents } from '@gym-it/contracts'
import { type EventSource, followInMemory, type Service } from '@gym-it/service-kit'
import type { LiveClient } from './client.ts'

/** Who a client is, as its token said. */
export interface SignIn {
  readonly userId: number
  readonly sid: string
  /** The version of the person's access that the token was made for. */
  readonly version: number
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

/** Whether the event ends this sign-in. */
function ends(event: DomainEvent, { userId, sid, version }: SignIn): boolean {
  switch (event.type) {
    case 'session.ended':
      return event.data.sid === sid
    case 'user.approval_withdrawn':
    case 'user.banned':
    case 'user.role_changed':
      return event.data.user.id === userId && version < event.data.access_version
    case 'user.deleted':
      return event.data.id === userId
    default:
      return false
  }
}

/** `sources`: where sign-ins are ended. */
export function openSignIns(service: Service, sources: readonly EventSource[]): SignIns {
  const signedIn = new Set<LiveClient>()

  const endWhere = (isOver: (signIn: SignIn) => boolean) => {
    for (const client of signedIn) {
      if (client.signIn === null || !isOver(client.signIn)) continue
      signedIn.delete(client)
      client.close(4401)
    }
  }
  for (const source of sources) {
    const follower = followInMemory({
      bus: service.bus,
      source,
      types: revokingEvents,
      start: async () => ({ after: await source.last() }),
      handle: event => endWhere(signIn => ends(event, signIn)),
      onError: error => service.app.log.debug({ err: error }, 'ended sign-ins not read; trying again'),
    })
    service.onClose(follower.stop)
  }
  const timer = setInterval(() => {
    const now = Date.now()
    endWhere(({ endsAt }) => endsAt <= now)
  }, lookEveryMs)
  timer.unref()
  service.onClose(async () => clearInterval(timer))

  return {
    signIn(client, token) {
      // Refuses what has been revoked; the claims then say until when it holds.
      service.gatekeeper.actorOf(token)
      const { user_id: userId, sid, ver: version, exp } = service.accessTokens.verify(token)
      const signIn = { userId, sid, version, endsAt: exp * 1000 }
      client.signIn = signIn
      signedIn.add(client)
      return signIn
    },
    forget: client => void signedIn.delete(client),
  }
}
