import { type LiveLimits, liveLimits } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { openFeed } from './feed.ts'
import { countConnections } from './limits.ts'
import { acceptLinks } from './links.ts'
import { openPostman } from './outbox.ts'
import type { Live } from './protocol.ts'
import { openSignIns } from './sign-ins.ts'
import { acceptSockets } from './sockets.ts'
import { serveStreams } from './streams.ts'
import { askTournamentService } from './visibility.ts'

/** Where the services are that the live feed hears from. */
export interface LiveSources {
  readonly AUTH_SERVICE_URL: string
  readonly USER_SERVICE_URL: string
  readonly TOURNAMENT_SERVICE_URL: string
}

/** Carries events from their producers to whoever watches, by `/ws` and by streams of server-sent events. */
export function openLive(service: Service, sources: LiveSources, limits: LiveLimits = liveLimits): void {
  const { AUTH_SERVICE_URL, USER_SERVICE_URL, TOURNAMENT_SERVICE_URL } = sources
  const live: Live = {
    limits,
    signIns: openSignIns(service, [
      service.eventsOf('auth-service', AUTH_SERVICE_URL),
      service.eventsOf('user-service', USER_SERVICE_URL),
    ]),
    feeds: {
      'tournament-service': openFeed(service, service.eventsOf('tournament-service', TOURNAMENT_SERVICE_URL), limits),
      'notification-service': openFeed(service, service.eventsOf('notification-service', ''), limits),
    },
  }
  const count = countConnections(limits)
  const postman = openPostman()
  acceptSockets(service.app, live, count, postman)
  acceptLinks(service.app)
  serveStreams(service.app, live, count, postman, askTournamentService(TOURNAMENT_SERVICE_URL))
}
