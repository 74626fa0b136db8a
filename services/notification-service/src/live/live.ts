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

/** Where the service is whose news the live feed carries beside its own. */
export interface LiveSources {
  readonly TOURNAMENT_SERVICE_URL: string
}

/** Carries events from their producers to whoever watches, by `/ws` and by streams of server-sent events. */
export function openLive(
  service: Service,
  { TOURNAMENT_SERVICE_URL }: LiveSources,
  limits: LiveLimits = liveLimits,
): void {
  const live: Live = {
    limits,
    signIns: openSignIns(service),
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
