import type { Emit, NewEvent, Transaction } from '@gym-it/service-kit'
import { deleteSessionsOf } from './store.ts'

export const sessionEnded = (user_id: number, sid: string): NewEvent => ({
  type: 'session.ended',
  subject: `user:${user_id}`,
  topic: null,
  audience: 'internal',
  data: { user_id, sid },
})

/** Ends the sessions of an account but the one to keep, and tells every service; answers how many. */
export async function endSessionsOf(
  tx: Transaction,
  emit: Emit,
  userId: number,
  keep: string | null = null,
): Promise<number> {
  const ended = await deleteSessionsOf(tx, userId, keep)
  for (const sid of ended) emit(sessionEnded(userId, sid))
  return ended.length
}
