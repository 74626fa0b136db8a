import type { AuditEntry, DomainEvent } from '@gym-it/contracts'
import type { JsonValue, Queryable, Sql, Transaction } from '@gym-it/service-kit'
import type { Thing } from './entry-rules.ts'

type State = Readonly<Record<string, unknown>>
/** By id alone it could be another one: a log that was put back gives its ids again. */
type EventPlace = Pick<DomainEvent, 'id' | 'hash'>
export type NewEntry = Omit<AuditEntry, 'id' | 'actor_name' | 'person_name'>

/** What these things were like when the audit last heard of them. */
export async function readStates(tx: Transaction, keys: readonly string[]): Promise<Map<string, State>> {
  if (keys.length === 0) return new Map()
  const rows = await tx<{ thing: string; state: State }[]>`
    select thing, state from audit_states where thing in ${tx([...keys])}`
  return new Map(rows.map(({ thing, state }) => [thing, state]))
}

export async function saveStates(tx: Transaction, subject: string, things: readonly Thing[]): Promise<void> {
  if (things.length === 0) return
  const rows = [...new Map(things.map(({ key, state }) => [key, state]))].map(([thing, state]) => ({
    ...{ thing, subject },
    state: tx.json(state as JsonValue),
  }))
  await tx`insert into audit_states ${tx(rows)} on conflict (thing) do update set state = excluded.state`
}

export async function deleteState(tx: Transaction, key: string): Promise<void> {
  await tx`delete from audit_states where thing = ${key}`
}

/** Forgets all things of a subject that is gone. */
export async function deleteStatesOf(tx: Transaction, subject: string): Promise<void> {
  await tx`delete from audit_states where subject = ${subject}`
}

/** Adds an entry; one that is read again changes nothing. */
export async function insertEntry(tx: Transaction, { before, after, ...entry }: NewEntry): Promise<void> {
  const json = (facts: State | null) => (facts === null ? null : tx.json(facts as JsonValue))
  await tx`
    insert into audit ${tx({ ...entry, before: json(before), after: json(after) })}
    on conflict (service, event_id, hash) do nothing`
}

export async function isAudited(tx: Transaction, service: string, { id, hash }: EventPlace): Promise<boolean> {
  return (await tx`select from audit where service = ${service} and event_id = ${id} and hash = ${hash}`).length > 0
}

/** Which of these people were deleted. */
export async function findDeleted(sql: Queryable, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await sql<{ id: number }[]>`
    select id from audit_people where is_deleted and id in ${sql([...ids])}`
  return new Set(rows.map(({ id }) => id))
}

export async function saveName(tx: Transaction, id: number, name: string): Promise<void> {
  await tx`
    insert into audit_people (id, name) values (${id}, ${name})
    on conflict (id) do update set name = excluded.name where not audit_people.is_deleted`
}

/** What an entry about somebody may still say when they are gone. */
const impersonal = [
  ...['role', 'is_approved', 'is_banned', 'is_root_admin', 'version', 'status', 'seed', 'given_seed', 'group'],
  ...['division', 'policy', 'event_type', 'kind', 'text_key', 'with', 'left'],
]

/** Puts a pseudonym in the place of a person and takes what tells who it was; that something was done stays. */
export async function pseudonymise(tx: Transaction, id: number, name: string, pseudonym: string): Promise<void> {
  const only = (column: 'before' | 'after') => tx`
    ${tx(column)} = (select jsonb_object_agg(key, value) from jsonb_each(${tx(column)}) where key in ${tx(impersonal)})`
  await tx`
    insert into audit_people (id, is_deleted) values (${id}, true)
    on conflict (id) do update set name = null, is_deleted = true`
  await tx`update audit set actor = ${pseudonym}, address = null, user_agent = null where actor = ${name}`
  await tx`
    update audit set ${only('before')}, ${only('after')}, person = ${pseudonym},
      subject = case when subject = ${name} then ${pseudonym} else subject end
    where person = ${name}`
  await deleteStatesOf(tx, name)
}

export interface AuditFilter {
  readonly limit: number
  readonly cursor?: number | undefined
  /** Any of these names of one person. */
  readonly people?: readonly string[] | undefined
  readonly subject?: string | undefined
  readonly type?: string | undefined
  /** Milliseconds since 1970. */
  readonly since?: number | undefined
  readonly until?: number | undefined
}

const moment = (sql: Queryable, ms: number) => sql`to_timestamp(${ms}::double precision / 1000)`

/** One page, newest first. */
export function listEntries(sql: Queryable, filter: AuditFilter): Promise<AuditEntry[]> {
  const { limit, cursor, people, subject, type, since, until } = filter
  const names = people && sql([...people])
  return sql<AuditEntry[]>`
    select a.id, a.at, a.type, a.subject, a.version, a.actor, actors.name as actor_name, a.person,
      people.name as person_name, a.address, a.user_agent, a.before, a.after, a.request_id, a.service, a.event_id, a.hash
    from audit a
    left join audit_people actors on a.actor = 'user:' || actors.id
    left join audit_people people on a.person = 'user:' || people.id
    where true
    ${cursor === undefined ? sql`` : sql`and a.id < ${cursor}`}
    ${names === undefined ? sql`` : sql`and (a.actor in ${names} or a.person in ${names})`}
    ${subject === undefined ? sql`` : sql`and a.subject = ${subject}`}
    ${type === undefined ? sql`` : sql`and (a.type = ${type} or starts_with(a.type, ${`${type}.`}))`}
    ${since === undefined ? sql`` : sql`and a.at >= ${moment(sql, since)}`}
    ${until === undefined ? sql`` : sql`and a.at < ${moment(sql, until)}`}
    order by a.id desc limit ${limit}`
}

const entriesInOne = 1_000

/** All of it from the cursor on, newest first, a page at a time. */
export async function* readPages(sql: Queryable, filter: AuditFilter): AsyncGenerator<readonly AuditEntry[]> {
  for (let cursor = filter.cursor; ; ) {
    const page = await listEntries(sql, { ...filter, cursor, limit: entriesInOne })
    if (page.length > 0) yield page
    if (page.length < entriesInOne) return
    cursor = page.at(-1)?.id
  }
}

/** Of one service's log what the audit has kept, in order. */
export function listAudited(
  sql: Queryable,
  { service, after, limit }: { readonly service: string; readonly after: number; readonly limit: number },
): Promise<{ id: number; hash: string; is_erasable: boolean }[]> {
  return sql`
    select event_id as id, hash, starts_with(subject, 'deleted:') as is_erasable
    from audit where service = ${service} and event_id > ${after} order by event_id limit ${limit}`
}

/** Forgets from where things were done, once that is of no use any more. */
export async function forgetOldAddresses(sql: Sql): Promise<void> {
  await sql`
    update audit set address = null, user_agent = null
    where at < now() - interval '180 days' and (address is not null or user_agent is not null)`
}

/** What a person has done and what concerns them, for their own reading. */
export function readAuditOf(sql: Queryable, id: number): Promise<object[]> {
  const name = `user:${id}`
  return sql<object[]>`
    select at, type, subject, actor = ${name} as is_by_you,
      case when actor = ${name} then address end as address, case when actor = ${name} then user_agent end as user_agent
    from audit where actor = ${name} or person = ${name} order by id`
}
