import type { Transaction } from '@gym-it/service-kit'
import { unknownUser } from './rules.ts'
import { lockUsers, type UserRow } from './store.ts'

/** One profile, locked until the transaction ends. @throws AppError USER_UNKNOWN */
export async function lockUser(tx: Transaction, id: number): Promise<UserRow> {
  const [user] = await lockUsers(tx, [id])
  if (!user) throw unknownUser()
  return user
}
