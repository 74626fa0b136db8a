import { approveUsers, banUsers, changeRole, type Role, unapproveUsers, unbanUsers } from '@gym-it/contracts'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query-client.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import { headingName } from './heading-name.ts'
import { roleName } from './role-name.ts'
import type { Listed } from './user-state.tsx'

/** The people whose page is shown are loaded anew: what an administrator decided shows at once. */
export const refetchPeople = () => queryClient.invalidateQueries({ queryKey: ['users'] })

/** Does what was asked for from a button or a toast, where no form is left to show a refusal in. */
export const attempt = (work: () => Promise<unknown>): void => void work().catch(toastProblem).finally(refetchPeople)

/** Ids and, where one is given, the reason, as the calls take them. */
const about = (people: readonly Listed[], reason = '') => ({
  user_ids: idsOf(people),
  ...(reason.trim() ? { reason: reason.trim() } : {}),
})
const idsOf = (people: readonly Listed[]) => people.map(({ id }) => id)

/** Who is meant, in a few words. */
export const namesOf = (people: readonly Listed[]) =>
  people.length === 1
    ? headingName(people[0]?.full_name ?? '')
    : i18n._('{count, plural, one {# person} other {# people}}', { count: people.length })

const unapprove = (people: readonly Listed[]) => call(unapproveUsers, { body: about(people) })

/** Lets all of them in or, when one cannot be, nobody; the way back has them wait again. */
export async function approve(people: readonly Listed[], reason?: string): Promise<void> {
  await call(approveUsers, { body: about(people, reason) })
  const action = { label: i18n._('Undo'), run: () => attempt(() => unapprove(people)) }
  toast(i18n._('{who} approved', { who: namesOf(people) }), { action })
  await refetchPeople()
}

export interface BanTerms {
  readonly reason: string
  /** RFC 3339, or null: until it is lifted. */
  readonly until: string | null
}

/** Somebody whose ban an administrator sees as a whole. */
type Banned = Extract<Listed, { readonly ban_reason: unknown }>
const isBanned = (user: Listed): user is Banned => user.is_banned && 'ban_reason' in user

/** The bans of these people as they were before, those that were alike in one call. */
async function putBackBans(people: readonly Listed[]): Promise<void> {
  const alike = Map.groupBy(people.filter(isBanned), user => JSON.stringify([user.ban_reason, user.banned_until]))
  for (const group of alike.values()) {
    const [{ ban_reason, banned_until } = { ban_reason: null, banned_until: null }] = group
    await call(banUsers, { body: { ...about(group, ban_reason ?? ''), until: banned_until } })
  }
}

/** Bans all of them or, when one cannot be, nobody; the way back lifts new bans and puts changed ones back. */
export async function ban(people: readonly Listed[], { reason, until }: BanTerms): Promise<void> {
  await call(banUsers, { body: { ...about(people, reason), until } })
  const putBack = async () => {
    const free = people.filter(user => !user.is_banned)
    if (free.length > 0) await call(unbanUsers, { body: about(free) })
    await putBackBans(people)
  }
  const action = { label: i18n._('Undo'), run: () => attempt(putBack) }
  toast(i18n._('{who} banned', { who: namesOf(people) }), { action })
  await refetchPeople()
}

/** Lifts the bans of those who are banned; the way back bans them as before. */
export async function unban(people: readonly Listed[], reason?: string): Promise<void> {
  await call(unbanUsers, { body: about(people, reason) })
  const action = { label: i18n._('Undo'), run: () => attempt(() => putBackBans(people)) }
  toast(i18n._('Ban of {who} lifted', { who: namesOf(people) }), { action })
  await refetchPeople()
}

export async function giveRole(user: Listed, role: Role): Promise<void> {
  await call(changeRole, { body: { user_id: user.id, role } })
  const putBack = async () => {
    await call(changeRole, { body: { user_id: user.id, role: user.role } })
    // A new role approves as well.
    if (!user.is_approved) await unapprove([user])
  }
  toast(i18n._('{name} is now {role}', { name: headingName(user.full_name), role: roleName(role) }), {
    action: { label: i18n._('Undo'), run: () => attempt(putBack) },
  })
  await refetchPeople()
}

/** Whether an administrator may decide about somebody: the root administrator and oneself are left alone. */
export const mayDecideAbout = (user: Listed, me: { readonly id: number } | undefined): boolean =>
  !user.is_root_admin && user.id !== me?.id
