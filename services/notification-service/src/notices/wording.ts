import type { DomainEvent, Role } from '@gym-it/contracts'
import type { NewNotification } from '../inbox/store.ts'

const roleNames: Readonly<Record<Role, string>> = {
  member: 'a member',
  trainer: 'a trainer',
  admin: 'an administrator',
}

const because = (reason: string | undefined) => (reason ? ` Reason: ${reason}` : '')

/** A moment as people in any zone can read it. */
function momentOf(timestamp: string): string {
  const date = new Date(timestamp)
  return `${date.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`
}

/** What the person concerned is told of a decision about them; null where there is nothing to tell. */
export function noticeOf(event: DomainEvent): NewNotification | null {
  const told = (id: number, title: string, message: string): NewNotification => ({
    user_id: id,
    event_type: event.type,
    title,
    message,
    link: null,
  })
  switch (event.type) {
    case 'user.approved':
      return told(
        event.data.user.id,
        'You are approved',
        `An administrator has let you in.${because(event.data.reason)}`,
      )
    case 'user.banned': {
      const { user, reason } = event.data
      const end = user.banned_until ? `until ${momentOf(user.banned_until)}` : 'until an administrator lifts the ban'
      return told(user.id, 'You are banned', `You cannot sign in ${end}.${because(reason)}`)
    }
    case 'user.unbanned': {
      const { user, reason } = event.data
      const how = event.actor_id === null ? 'Your ban has ended' : 'An administrator has lifted your ban'
      return told(user.id, 'Your ban is over', `${how}. You can sign in again.${because(reason)}`)
    }
    case 'user.role_changed': {
      const { user } = event.data
      return told(user.id, 'Your role has changed', `You are now ${roleNames[user.role]}. Sign in again to use it.`)
    }
    default:
      return null
  }
}
