import { defaultPreferences, type Preferences } from '@gym-it/contracts'
import type { JsonValue, Queryable, Transaction } from '@gym-it/service-kit'

type Row = Preferences & { readonly user_id: number }

/** Kinds that are younger than somebody's choice have their default. */
const complete = ({ kinds, digest, language, time_zone, quiet_hours }: Row): Preferences => ({
  kinds: { ...defaultPreferences.kinds, ...kinds },
  ...{ digest, language, time_zone, quiet_hours },
})

/** How each of these people wants to be told. */
export async function preferencesOf(
  sql: Queryable,
  userIds: readonly number[],
): Promise<(userId: number) => Preferences> {
  const rows = await sql<Row[]>`
    select user_id, kinds, digest, language, time_zone, quiet_hours from preferences
    where user_id = any(${[...new Set(userIds)]}::integer[])`
  const chosen = new Map(rows.map(row => [row.user_id, complete(row)]))
  return userId => chosen.get(userId) ?? defaultPreferences
}

export async function savePreferences(tx: Transaction, userId: number, chosen: Preferences): Promise<void> {
  // Plain data, which TypeScript cannot know of an interface.
  const json = (value: unknown) => (value === null ? null : tx.json(value as JsonValue))
  const { digest, language, time_zone } = chosen
  const row = { digest, language, time_zone, kinds: json(chosen.kinds), quiet_hours: json(chosen.quiet_hours) }
  await tx`
    insert into preferences ${tx({ user_id: userId, ...row })}
    on conflict (user_id) do update set ${tx(row)}`
}
