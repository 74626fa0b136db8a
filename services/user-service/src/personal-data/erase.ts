import type { Emit, Transaction } from '@gym-it/service-kit'
import { userDeleted } from '../users/events.ts'
import type { UserRow } from '../users/store.ts'
import { eraseUser } from './erase-store.ts'

/** Erases a person here and tells the other services, which erase what they hold; results keep the display name. */
export async function erase(tx: Transaction, emit: Emit, user: UserRow): Promise<void> {
  await eraseUser(tx, user.id)
  emit(userDeleted(user))
}
