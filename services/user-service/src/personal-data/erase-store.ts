import type { Transaction } from '@gym-it/service-kit'

/**
 * Takes a person's profile and picture, what the event log told of them, and answers kept for their retries. The answer
 * to the request under way has not been written yet and stays.
 */
export async function eraseUser(tx: Transaction, id: number): Promise<void> {
  await tx`delete from users where id = ${id}`
  await tx`delete from events where subject = ${`user:${id}`}`
  await tx`delete from idempotency_keys where caller = ${String(id)} and answer is not null`
}
