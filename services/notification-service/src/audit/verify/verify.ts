import {
  hasMore,
  readAuditedEvents,
  readEventChain,
  readRebuiltTournaments,
  type StatefulServiceName,
} from '@gym-it/contracts'
import { createServiceTokens, type Neighbour, openNeighbour } from '@gym-it/service-kit'
import type { Static } from 'typebox'
import { comparePage } from './compare-rules.ts'

const pageSize = 1_000

/** Where the services are, and the secret they know one another by. */
export type VerifyConfig = Readonly<
  Record<
    'SECRET_KEY' | 'AUTH_SERVICE_URL' | 'USER_SERVICE_URL' | 'TOURNAMENT_SERVICE_URL' | 'NOTIFICATION_SERVICE_URL',
    string
  >
>

export interface Verified {
  readonly logs: readonly {
    readonly service: StatefulServiceName
    readonly events: number
    readonly subjects: number
  }[]
  readonly tournaments: Readonly<Record<'same' | 'different' | 'too_old', number>>
  readonly differences: readonly string[]
}

async function verifyLog(log: Neighbour, audit: Neighbour) {
  const subjects = new Set<string>()
  const differences: string[] = []
  let events = 0
  for (let after: number | null = 0; after !== null; ) {
    const query = { after, limit: pageSize }
    const { events: audited } = await audit.read(readAuditedEvents, { query: { ...query, service: log.service } })
    const chain = await log.read(readEventChain, { query })
    const page = comparePage(
      { events: chain.events, isFull: hasMore(chain, pageSize) },
      { events: audited, isFull: audited.length === pageSize },
    )
    events += page.events.length
    for (const { subject } of page.events) subjects.add(subject)
    differences.push(...page.differences.map(what => `${log.service}: ${what}`))
    after = page.next
  }
  return { events, subjects: subjects.size, differences }
}

type Rebuilt = Static<typeof readRebuiltTournaments.reply>

async function verifyTournaments(neighbour: Neighbour) {
  const counts = { same: 0, different: 0, too_old: 0 }
  const found: string[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: Rebuilt = await neighbour.read(readRebuiltTournaments, { query: { after } })
    for (const { id, state, differences } of page.tournaments) {
      counts[state] += 1
      if (state === 'different') found.push(...differences.map(what => `tournament ${id}: ${what}`))
    }
    after = page.next
  }
  return { counts, found }
}

/**
 * Verifies, while everything runs, that no service's log was changed since it was written, that it holds what the audit
 * has kept of it in another database, and that the tournaments are what their events tell. Rejects when a service is
 * away.
 */
export async function verifyEvents(config: VerifyConfig): Promise<Verified> {
  const tokens = createServiceTokens(config.SECRET_KEY, 'notification-service')
  const tournaments = openNeighbour('tournament-service', config.TOURNAMENT_SERVICE_URL, tokens)
  const audit = openNeighbour('notification-service', config.NOTIFICATION_SERVICE_URL, tokens)
  const logs: readonly (readonly [StatefulServiceName, Neighbour])[] = [
    ['auth-service', openNeighbour('auth-service', config.AUTH_SERVICE_URL, tokens)],
    ['user-service', openNeighbour('user-service', config.USER_SERVICE_URL, tokens)],
    ['tournament-service', tournaments],
    ['notification-service', audit],
  ]
  const counted: Verified['logs'][number][] = []
  const differences: string[] = []
  for (const [service, log] of logs) {
    const { events, subjects, differences: found } = await verifyLog(log, audit)
    counted.push({ service, events, subjects })
    differences.push(...found)
  }
  const { counts, found } = await verifyTournaments(tournaments)
  return { logs: counted, tournaments: counts, differences: [...differences, ...found] }
}
