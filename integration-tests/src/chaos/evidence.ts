import {
  type BracketView,
  type DomainEvent,
  getBracket,
  listNotifications,
  type Notification,
  type StatefulServiceName,
} from '@gym-it/contracts'
import { openDatabase, type Sql } from '@gym-it/service-kit'
import { type Cleanup, call } from '@gym-it/service-kit/testing'
import type { SignedIn } from '../standing/people.ts'
import { checkFeed, type Logs } from './check-feed.ts'
import { checkInboxes, type KeptNotice, readNotices } from './check-inboxes.ts'
import { checkResults } from './check-results.ts'
import type { Ledger } from './scorer.ts'
import type { Servers } from './servers.ts'
import type { ShownEvents } from './shown-events.ts'
import type { Watcher } from './watcher.ts'

/** Everything there is to compare, read at one moment. */
export interface Evidence {
  readonly logs: Logs
  readonly notices: readonly KeptNotice[]
  readonly brackets: readonly BracketView[]
  readonly inboxes: ReadonlyMap<number, readonly Notification[]>
}

const readLog = async (sql: Sql): Promise<readonly DomainEvent[]> =>
  sql<DomainEvent[]>`select id, at, type, subject, topic, data from events order by id`

async function inboxOf(gateway: string, person: SignedIn): Promise<readonly [number, readonly Notification[]]> {
  const all: Notification[] = []
  let cursor: number | null = null
  do {
    const query: Record<string, number> = cursor === null ? { limit: 500 } : { limit: 500, cursor }
    const { body } = await call(gateway, listNotifications, { as: person, query })
    all.push(...body.notifications)
    cursor = body.next_cursor
  } while (cursor !== null)
  return [person.id, all]
}

/** Reads the databases and what the system shows of them. */
export function openEvidence(t: Cleanup, { gateway, databaseUrl }: Servers) {
  const open = (name: StatefulServiceName) => {
    const sql = openDatabase(databaseUrl(name), 1)
    t.after(() => sql.end({ timeout: 1 }))
    return sql
  }
  const [competition, notification] = [open('tournament-service'), open('notification-service')]
  return async (tournamentIds: readonly number[], people: readonly SignedIn[]): Promise<Evidence> => {
    const [brackets, inboxes] = await Promise.all([
      Promise.all(tournamentIds.map(async id => (await call(gateway, getBracket, { params: { id } })).body)),
      Promise.all(people.map(person => inboxOf(gateway, person))),
    ])
    const [tournaments, notifications] = await Promise.all([readLog(competition), readLog(notification)])
    const notices = await readNotices(notification)
    return { logs: { tournaments, notifications }, notices, brackets, inboxes: new Map(inboxes) }
  }
}

/** What the clients of the run know. */
export interface Testimony {
  readonly ledgers: readonly Ledger[]
  readonly watchers: readonly Watcher[]
  readonly shown: ShownEvents
}

/** Everything in which clients, databases and what the system shows differ. */
export function compareAll({ ledgers, watchers, shown }: Testimony, evidence: Evidence): string[] {
  const { logs, notices, brackets, inboxes } = evidence
  const bracketOf = (id: number) => brackets.find(({ tournament }) => tournament.id === id)?.bracket ?? []
  return [
    ...ledgers.flatMap(ledger => checkResults(ledger, bracketOf(ledger.tournamentId), logs.tournaments)),
    ...brackets.flatMap(({ tournament: { id, status } }) =>
      status === 'completed' ? [] : [`tournament ${id} is ${status} after all was played`],
    ),
    ...checkFeed(watchers, logs, shown),
    ...checkInboxes({ notices, brackets, shown: inboxes, logs }),
  ]
}
