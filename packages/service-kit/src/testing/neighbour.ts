import { once } from 'node:events'
import { createServer } from 'node:http'
import { type Behind, type DomainEvent, type EventEnvelope, readBehind, serviceNames } from '@gym-it/contracts'
import { openBus } from '../bus.ts'
import type { NewEvent } from '../event-log.ts'
import type { Cleanup } from './cleanup.ts'

/** An event, and who asked for it where that matters. */
export type ToldEvent = NewEvent & Partial<Pick<EventEnvelope, 'actor_id' | 'client'>>

/** The neighbouring services, of which a service sees their events and what else it reads of them. */
export interface Neighbour {
  readonly url: string
  /** Appends an event; rings the bell unless the bell is to be missed. */
  tell(event: ToldEvent, more?: { readonly isSilent?: boolean }): DomainEvent
  /** What it answers at an address from now on: a success with this body, a failure, or (null) as at first. */
  answer(path: string, body: object | 'failure' | null): void
  /** How many requests have met a failure. */
  refused(): number
}

const mostBytesInPage = 262_144

/** Those of one page: as a service does, it ends it with the event that reaches the bytes. */
function withinBytes(events: readonly DomainEvent[]): DomainEvent[] {
  let bytes = 0
  return events.filter(event => {
    const isWithin = bytes < mostBytesInPage
    bytes += JSON.stringify(event.data).length
    return isWithin
  })
}

/**
 * Serves one log as `GET /internal/events`, whichever service is asked for, until the test has ended; rings on the bus of that Redis, or on
 * the process's own.
 */
export async function startNeighbour(t: Cleanup, redisUrl?: string): Promise<Neighbour> {
  const events: DomainEvent[] = []
  const answers = new Map<string, object | 'failure'>()
  let refused = 0
  const bus = openBus(redisUrl, () => {})
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://neighbour')
    response.setHeader('content-type', 'application/json')
    const given = answers.get(pathname)
    if (given !== undefined) {
      response.statusCode = given === 'failure' ? 503 : 200
      if (given === 'failure') refused += 1
      response.end(JSON.stringify(given))
      return
    }
    const isLate = pathname === readBehind.path
    const after = Number(searchParams.get('after'))
    const types = searchParams.get('types')?.split(',')
    const topic = searchParams.get('topic')
    const wanted = events
      .filter(event => event.id > after && (types?.includes(event.type) ?? true))
      .filter(event => topic === null || event.topic === topic)
      .slice(0, isLate ? undefined : Number(searchParams.get('limit')))
    if (isLate) {
      response.end(JSON.stringify({ events: wanted.length, oldest_at: wanted[0]?.at ?? null } satisfies Behind))
      return
    }
    const page = withinBytes(wanted)
    const is_more = page.length < wanted.length || page.length === Number(searchParams.get('limit'))
    response.end(JSON.stringify({ events: page, last_id: events.length, is_more }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  t.after(async () => {
    await bus.close()
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${port}`,
    answer: (path, body) => void (body === null ? answers.delete(path) : answers.set(path, body)),
    refused: () => refused,
    tell(event, { isSilent = false } = {}) {
      const id = events.length + 1
      const place = { id, at: new Date().toISOString(), version: id, v: 1, hash: String(id) }
      // A new event with its place in the log is an event of the same type.
      const told = { actor_id: null, request_id: 'neighbour', client: null, ...place, ...event } as DomainEvent
      events.push(told)
      if (!isSilent) for (const service of serviceNames) bus.ring({ service })
      return told
    },
  }
}
