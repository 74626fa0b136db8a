import { approveUsers, banUsers, changeRole, type Role, unbanUsers } from '@gym-it/contracts'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import type { Listed } from './user-state.tsx'

/** The people whose page is shown are loaded anew: what an administrator decided shows at once. */
export const refetchPeople = () => queryClient.invalidateQueries({ queryKey: ['users'] })

/** Does what was asked for from a button or a toast, where no form is left to show a refusal in. */
export const attempt = (work: () => Promise<unknown>): void => void work().catch(toastProblem).finally(refetchPeople)

const idsOf = (people: readonly Listed[]) => people.map(({ id }) => id)

/** Who is meant, in a few words. */
export const namesOf = (people: readonly Listed[]) =>
  people.length === 1 ? (people[0]?.full_name ?? '') : `${people.length} people`

export async function approve(people: readonly Listed[]): Promise<void> {
  await call(approveUsers, { body: { user_ids: idsOf(people) } })
  toast(`${namesOf(people)} approved`)
  await refetchPeople()
}

export interface BanTerms {
  readonly reason: string
  /** RFC 3339, or null: until it is lifted. */
  readonly until: string | null
}

/** Bans all of them or, when one cannot be, nobody; offers a way back. */
export async function ban(people: readonly Listed[], { reason, until }: BanTerms): Promise<void> {
  const given = reason.trim()
  await call(banUsers, { body: { user_ids: idsOf(people), until, ...(given ? { reason: given } : {}) } })
  const undo = () => attempt(() => call(unbanUsers, { body: { user_ids: idsOf(people) } }))
  toast(`${namesOf(people)} banned`, { action: { label: 'Undo', run: undo } })
  await refetchPeople()
}

/** Lifts the bans of those who are banned; the way back bans one person as before. */
export async function unban(people: readonly Listed[]): Promise<void> {
  await call(unbanUsers, { body: { user_ids: idsOf(people) } })
  const [one] = people
  const before = people.length === 1 && one && 'ban_reason' in one ? one : undefined
  const action = before && {
    label: 'Undo',
    run: () => attempt(() => ban([before], { reason: before.ban_reason ?? '', until: before.banned_until })),
  }
  toast(`Ban of ${namesOf(people)} lifted`, action ? { action } : {})
  await refetchPeople()
}

export async function giveRole(user: Listed, role: Role): Promise<void> {
  await call(changeRole, { body: { user_id: user.id, role } })
  const undo = () => attempt(() => call(changeRole, { body: { user_id: user.id, role: user.role } }))
  toast(`${user.full_name} is now ${role}`, { action: { label: 'Undo', run: undo } })
  await refetchPeople()
}

/** Whether an administrator may decide about somebody: the root administrator and oneself are left alone. */
export const mayDecideAbout = (user: Listed, me: { readonly id: number } | undefined): boolean =>
  !user.is_root_admin && user.id !== me?.id
