import type { Queryable, Transaction } from '@gym-it/service-kit'

export async function hasEndedBans(sql: Queryable): Promise<boolean> {
  return (await sql`select 1 from users where is_banned and banned_until <= now() limit 1`).length > 0
}

/** People whose ban has ended by time, locked until the transaction ends; those that another replica holds are left out. */
export function lockEndedBans(tx: Transaction): Promise<{ id: number }[]> {
  return tx`
    select id from users where is_banned and banned_until <= now() order by id limit 500 for update skip locked`
}
