import { AppError, type BodyOf, type sendNotification } from '@gym-it/contracts'
import type { Queryable } from '@gym-it/service-kit'
import { entriesOf } from '../notices/entry-store.ts'
import { peopleOfRole } from '../notices/people-store.ts'

type Body = BodyOf<typeof sendNotification>

/** More are told by a broadcast. */
const mostRecipients = 5_000

/**
 * Whom a message is for: all that are named, each once.
 * @throws AppError INPUT_INVALID when nobody is named, STATUS_CONFLICT when nobody is there or too many are
 */
export async function recipientsOf(sql: Queryable, body: Body): Promise<readonly number[]> {
  const { user_id, user_ids = [], role, tournament_id } = body
  if (user_id === undefined && user_ids.length === 0 && role === undefined && tournament_id === undefined) {
    const errors = [{ path: 'user_id', message: 'is required, or user_ids, role or tournament_id' }]
    throw new AppError('INPUT_INVALID', 'Name whom to tell: user_id, user_ids, role or tournament_id.', { errors })
  }
  const ofRole = role === undefined ? [] : await peopleOfRole(sql, role)
  const entries = tournament_id === undefined ? [] : await entriesOf(sql, tournament_id)
  const named = [...(user_id === undefined ? [] : [user_id]), ...user_ids, ...ofRole]
  const recipients = [...new Set([...named, ...entries.flatMap(({ people }) => people)])]
  if (recipients.length === 0) {
    throw new AppError('STATUS_CONFLICT', 'Nobody there has an account that could be told.')
  }
  if (recipients.length > mostRecipients) {
    const detail = `These are ${recipients.length} people; ${mostRecipients} can be told at once. Use a broadcast.`
    throw new AppError('STATUS_CONFLICT', detail)
  }
  return recipients
}
