import type { Notification } from '@gym-it/contracts'
import type { Emit, Transaction } from '@gym-it/service-kit'
import { putDeliveries } from '../delivery/store.ts'
import { preferencesOf } from '../preferences/store.ts'
import { inboxesChanged, notificationSent } from './events.ts'
import { insertNotices, type NewNotice, standAgain } from './store.ts'
import { kindOf, type Worded } from './wording/texts.ts'
import { wordNotice } from './wording/word.ts'

/** A notice before it is known how its person wants to be told. */
export type Notice = Omit<NewNotice, 'is_in_inbox'>

type Place = Partial<Pick<Notice, 'link' | 'about' | 'tournament_id' | 'event_key'>>

/** What the system tells somebody: words by key. */
export const noticeOf = (user_id: number, event_type: string, worded: Worded, place: Place = {}): Notice => ({
  ...{ user_id, event_type, title: null, message: null, kind: kindOf[worded.key], text_key: worded.key },
  // Plain values by key.
  parameters: { ...worded.parameters } as Notification['parameters'],
  ...{ link: null, about: null, tournament_id: null, event_key: null, ...place },
})

/** Too old to be told for the first time: the event is news no more. */
type Age = { readonly isOld?: boolean }

/**
 * Tells people, each by the ways they have chosen: into the inbox and to their open pages, and into the outbox for push
 * and mail. Answers the notices that were made; one whose event was read before is not told again.
 */
export async function tell(
  tx: Transaction,
  emit: Emit,
  notices: readonly Notice[],
  { isOld = false }: Age = {},
): Promise<Notification[]> {
  if (notices.length === 0) return []
  const chosen = await preferencesOf(
    tx,
    notices.map(({ user_id }) => user_id),
  )
  const wanted = notices.flatMap((notice): NewNotice[] => {
    const { in_app, push, email } = chosen(notice.user_id).kinds[notice.kind]
    // What somebody wrote is kept in any case: who sent it is told its id.
    return in_app || push || email || notice.text_key === null ? [{ ...notice, is_in_inbox: in_app }] : []
  })
  if (isOld) {
    for (const event of inboxesChanged('notification.restored', await standAgain(tx, wanted))) emit(event)
    return []
  }
  const rows = await insertNotices(tx, wanted)
  const fresh = rows.filter(({ is_new }) => is_new)
  const shown = fresh.map(row => ({ row, notification: wordNotice(row, chosen(row.user_id).language) }))
  for (const { row, notification } of shown) if (row.is_in_inbox) emit(notificationSent(notification))
  const again = rows.filter(({ is_new, is_in_inbox }) => !is_new && is_in_inbox)
  for (const event of inboxesChanged('notification.restored', again)) emit(event)
  await putDeliveries(tx, fresh, chosen)
  return shown.map(({ notification }) => notification)
}
