import type { Transaction } from '@gym-it/service-kit'

export interface NewBroadcast {
  readonly event_type: string
  readonly title: string | null
  readonly message: string
  readonly link: string | null
}

/** Keeps a broadcast; answers its id. */
export async function insertBroadcast(tx: Transaction, broadcast: NewBroadcast): Promise<number> {
  const [row] = await tx<{ id: number }[]>`insert into broadcasts ${tx(broadcast)} returning id`
  if (!row) throw new Error('an insert answered no row')
  return row.id
}

/** Puts a broadcast into the inbox of everybody who is known and can sign in, but of those who have muted messages. */
export async function tellEverybody(tx: Transaction, id: number): Promise<void> {
  await tx`
    insert into notifications (user_id, event_type, title, message, link, event_key)
    select p.id, b.event_type, b.title, b.message, b.link, ${`broadcast:${id}`}
    from broadcasts b cross join people p left join preferences c on c.user_id = p.id
    where b.id = ${id} and p.is_available and coalesce((c.kinds -> 'message' ->> 'in_app')::boolean, true)`
}
