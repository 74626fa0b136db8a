import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type DomainEvent, liveLimits } from '@gym-it/contracts'
import Fastify from 'fastify'
import { eventOf, type OpenContender } from './contender.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'services', 'notification-service', 'src', 'live')

/** As the gateway is run by its path, the live feed is loaded by its path: it is no part of what the service offers. */
const part = (file: string) => import(join(folder, file))

/** The live feed of notification-service with a log in memory: what fanning out takes, and not what a database does. */
export const open: OpenContender = async () => {
  const [{ openFeed }, { acceptSockets }, { countConnections }, { openPostman }] = await Promise.all(
    ['feed.ts', 'sockets.ts', 'limits.ts', 'outbox.ts'].map(part),
  )
  const log: DomainEvent[] = []
  const host = {
    ring: () => {},
    start: () => {},
    bus: {
      listen(listener: (doorbell: null) => void) {
        host.ring = () => listener(null)
      },
    },
    health: { watch: () => {} },
    whenMigrated(start: () => void) {
      host.start = start
    },
    onClose: () => {},
    onTrouble: (error: unknown) => void process.stderr.write(`${String(error)}\n`),
  }
  const source = {
    service: 'notification-service',
    read: async ({ after, limit }: { after: number; limit: number }) => log.slice(after, after + limit),
    last: async () => log.length,
  }
  const limits = { ...liveLimits, connectionsPerAddress: Number.POSITIVE_INFINITY }
  const feed = openFeed(host, source, limits)
  const app = Fastify()
  const live = {
    limits,
    signIns: { signIn: () => null, forget: () => {} },
    feeds: { 'notification-service': feed, 'tournament-service': feed },
  }
  acceptSockets(app, live, countConnections(limits), openPostman())
  await app.listen({ host: '127.0.0.1', port: 0 })
  host.start()
  return {
    port: (app.server.address() as AddressInfo).port,
    broadcast(message, times) {
      for (let count = 0; count < times; count += 1) {
        const id = log.length + 1
        const { event: type, topic, data, at } = eventOf(id, message)
        // Of an event the feed looks at these alone.
        log.push({ id, type, topic, data, at, audience: 'public' } as DomainEvent)
      }
      host.ring()
    },
  }
}
