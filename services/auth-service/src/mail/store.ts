import type { OutboxHealth } from '@gym-it/contracts'
import type { Sql, Transaction } from '@gym-it/service-kit'

export type MailKind =
  | 'password_reset'
  | 'password_changed'
  | 'registration'
  | 'second_factor_added'
  | 'second_factor_removed'
  | 'recovery_code_used'

export interface Mail {
  readonly id: number
  readonly kind: MailKind
  readonly recipient: string
  readonly registration_id: number | null
  readonly attempts: number
}

export interface NewMail {
  readonly kind: MailKind
  readonly recipient: string
  readonly registration_id?: number
}

/** Puts a mail where the sender finds it once the transaction has committed. */
export async function putMail(tx: Transaction, mail: NewMail): Promise<void> {
  await tx`insert into mails ${tx({ ...mail })}`
}

/** Takes mails whose turn it is; another replica leaves them alone, and they come again later if they stay. */
export function takeMails(sql: Sql, most: number): Promise<Mail[]> {
  return sql<Mail[]>`
    update mails set attempts = attempts + 1, next_try_at = now() + least(60 * power(2, attempts), 3600) * interval '1 second'
    where id in (select id from mails where next_try_at <= now() order by next_try_at limit ${most} for update skip locked)
    returning id, kind, recipient, registration_id, attempts`
}

export async function deleteMail(sql: Sql, id: number): Promise<void> {
  await sql`delete from mails where id = ${id}`
}

/** What waits to be sent, and for how long it could have been; what is given up is not kept. */
export async function readOutbox(sql: Sql): Promise<OutboxHealth> {
  const [row] = await sql<Pick<OutboxHealth, 'waiting' | 'overdue_seconds'>[]>`
    select count(*) as waiting, coalesce(greatest(0, extract(epoch from now() - min(
      case when attempts > 0 then created_at else next_try_at end))), 0)::float as overdue_seconds from mails`
  return { name: 'mails', waiting: row?.waiting ?? 0, overdue_seconds: row?.overdue_seconds ?? 0, given_up: 0 }
}

/** Gives up on mails that could not be sent for a day; answers how many. */
export async function giveUpMails(sql: Sql): Promise<number> {
  return (await sql`delete from mails where created_at < now() - interval '1 day' returning id`).length
}
