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
