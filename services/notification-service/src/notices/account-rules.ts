import type { DomainEvent } from '@gym-it/contracts'
import type { Worded } from '../inbox/wording/texts.ts'

export interface AccountNews {
  readonly user_id: number
  /** What was decided about: news of the same takes the place of what was told of it before. */
  readonly about: string
  readonly worded: Worded
}

const given = <K extends string>(name: K, value: string | null | undefined): { [P in K]?: string } =>
  // One optional member, by its name.
  (value ? { [name]: value } : {}) as { [P in K]?: string }

const decided = (what: 'approval' | 'ban' | 'role', { id }: { readonly id: number }) => ({
  ...{ user_id: id, about: `${what}:${id}` },
})

/** What the person concerned is told of a decision about them; null where there is nothing to tell. */
export function accountNews(event: DomainEvent): AccountNews | null {
  switch (event.type) {
    case 'user.approved': {
      const { user, reason } = event.data
      return { ...decided('approval', user), worded: { key: 'account.approved', parameters: given('reason', reason) } }
    }
    case 'user.approval_withdrawn': {
      const { user, reason } = event.data
      return {
        ...decided('approval', user),
        worded: { key: 'account.approval_withdrawn', parameters: given('reason', reason) },
      }
    }
    case 'user.banned': {
      const { user, reason } = event.data
      const parameters = { ...given('until', user.banned_until), ...given('reason', reason) }
      return { ...decided('ban', user), worded: { key: 'account.banned', parameters } }
    }
    case 'user.unbanned': {
      const { user, reason } = event.data
      const parameters = { by_itself: event.actor_id === null, ...given('reason', reason) }
      return { ...decided('ban', user), worded: { key: 'account.unbanned', parameters } }
    }
    case 'user.role_changed': {
      const { user } = event.data
      return { ...decided('role', user), worded: { key: 'account.role_changed', parameters: { role: user.role } } }
    }
    default:
      return null
  }
}
