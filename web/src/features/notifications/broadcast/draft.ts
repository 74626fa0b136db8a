import type { BodyOf, broadcastMessage } from '@gym-it/contracts'
import { ownPageOf } from './own-page.ts'

/** What an administrator is writing to everybody. */
export interface Draft {
  readonly title: string
  readonly message: string
  readonly link: string
}

export const emptyDraft: Draft = { title: '', message: '', link: '' }

/** What is sent: blank fields are left out. `origin`: where this site is, as `https://club.org`. */
export function broadcastOf({ title, message, link }: Draft, origin: string): BodyOf<typeof broadcastMessage> {
  const page = ownPageOf(link, origin)
  return {
    message: message.trim(),
    ...(title.trim() ? { title: title.trim() } : {}),
    ...(page === null ? {} : { link: page }),
  }
}
