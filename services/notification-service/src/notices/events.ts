import type { EventType } from '@gym-it/contracts'
import type { HandleEvent } from '@gym-it/service-kit'
import { notificationSent } from '../inbox/events.ts'
import { insertNotification } from '../inbox/store.ts'
import { erasePerson } from '../personal-data/store.ts'
import { noticeOf } from './wording.ts'

export const noticeEvents = [
  'user.approved',
  'user.banned',
  'user.unbanned',
  'user.role_changed',
  'user.deleted',
] as const satisfies EventType[]

/** A service that is new, or was away for long, does not tell people what they have long known. */
const newsForMs = 7 * 86_400_000

/** Tells people what was decided about them, each decision once; forgets those who are gone. */
export const tellPeople: HandleEvent = async (tx, event, emit) => {
  if (event.type === 'user.deleted') {
    await erasePerson(tx, event.data.id)
    return
  }
  const notice = noticeOf(event)
  if (notice === null || Date.parse(event.at) < Date.now() - newsForMs) return
  emit(notificationSent(await insertNotification(tx, notice)))
}
