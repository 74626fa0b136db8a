import type { Queryable, Sql } from '@gym-it/service-kit'
import type { Gate } from './rules.ts'

const trustDays = 90
const renewalDays = 60

export interface Place {
  /** Somebody signed in there before, and nobody failed since. */
  readonly is_at_ease: boolean
  /** The trust must be written again before it runs out. */
  readonly is_fading: boolean
}

/** What a statement that joins `throttles` on a gate's key reads of its `Place`, also where there is no row. */
export const placeColumns = (sql: Queryable) => sql`
  coalesce(trusted_until > now() and failures = 0, false) as is_at_ease,
  coalesce(trusted_until < now() + ${renewalDays} * interval '1 day', true) as is_fading`

export interface Admission {
  /** Whole seconds to wait; 0 when admitted, and then it is counted already. */
  readonly wait: number
  /** Somebody signed in there before: the shared gates do not concern them. */
  readonly is_trusted: boolean
}

/** Counts one more failure, and closes the gate for twice as long each time; what is closed already stays as it is. */
const onRepetition = (sql: Sql) => sql`
  on conflict (key) do update set
    failures = case when old.failed_at < now() - interval '1 hour' then 1 else old.failures + 1 end,
    failed_at = now(),
    blocked_until = case
      when old.failed_at < now() - interval '1 hour' or old.failures < old.free then '-infinity'
      else now() + least(old.longest_seconds, power(2, least(old.failures - old.free, 20))) * interval '1 second' end
  where old.blocked_until <= now()`

/**
 * Asks all gates and, when none is closed, counts the attempt at those that are `counted`: one statement, so that
 * replicas and parallel attempts cannot pass together. Trust in the first gate opens the others.
 */
export async function admit(sql: Sql, counted: readonly [Gate, ...Gate[]], asked: readonly Gate[]): Promise<Admission> {
  const [first] = counted
  const keys = counted.map(({ key }) => key)
  const all = [...keys, ...asked.map(({ key }) => key)]
  const [row] = await sql<Admission[]>`
    with trust as (
      select exists (select 1 from throttles where key = ${first.key} and trusted_until > now()) as is_trusted
    ), closed as (
      select max(blocked_until) as until from throttles, trust
      where key = any (${all}) and blocked_until > now() and (key = ${first.key} or not is_trusted)
    ), wanted as (
      select gate.* from trust, closed,
        unnest(${keys}::text[], ${counted.map(({ free }) => free)}::integer[],
          ${counted.map(({ longestSeconds }) => longestSeconds)}::integer[]) as gate (key, free, longest_seconds)
      where until is null and (key = ${first.key} or not is_trusted)
    ), passed as (
      insert into throttles as old (key, free, longest_seconds) select * from wanted
      ${onRepetition(sql)}
      returning key
    )
    select is_trusted, case
      when until is not null then ceil(extract(epoch from until - now()))::integer
      when (select count(*) from passed) < (select count(*) from wanted) then 1
      else 0 end as wait
    from trust, closed`
  return row ?? { wait: 1, is_trusted: false }
}

/** Counts a failure at a gate that was only asked. */
export async function count(sql: Sql, { key, free, longestSeconds }: Gate): Promise<void> {
  await sql`
    insert into throttles as old (key, free, longest_seconds) values (${key}, ${free}, ${longestSeconds})
    ${onRepetition(sql)}`
}

/** Takes back an attempt that was counted but is no failure. */
export async function takeBack(sql: Sql, gates: readonly Gate[]): Promise<void> {
  if (gates.length === 0) return
  await sql`
    update throttles set failures = greatest(failures - 1, 0), blocked_until = '-infinity'
    where key = any (${gates.map(({ key }) => key)})`
}

/** Trusts a place from now on and forgets its failures: somebody has shown there who they are. */
export async function trust(sql: Sql, { key, free, longestSeconds }: Gate): Promise<void> {
  await sql`
    insert into throttles (key, failures, free, longest_seconds, trusted_until)
    values (${key}, 0, ${free}, ${longestSeconds}, now() + ${trustDays} * interval '1 day')
    on conflict (key) do update set failures = 0, blocked_until = '-infinity', trusted_until = excluded.trusted_until`
}

/** Forgets what nobody waits for any more. */
export async function forgetOldFailures(sql: Sql): Promise<void> {
  await sql`
    delete from throttles
    where failed_at < now() - interval '1 day' and blocked_until < now() and coalesce(trusted_until, now()) <= now()`
}
