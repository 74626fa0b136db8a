import type { Operation } from './operation.ts'
import { hasRole, type Role, roles } from './roles.ts'

/** On whose objects somebody may use an operation: on no one's, on their own, on anyone's. */
export type Reach = 'none' | 'own' | 'any'

interface ObjectRule {
  readonly reach: Readonly<Record<Role, Exclude<Reach, 'none'>>>
  /** What else holds, for people to read. */
  readonly note?: string
}

const own = { member: 'own', trainer: 'own', admin: 'own' } as const
const any = { member: 'any', trainer: 'any', admin: 'any' } as const
const membersOwn = { member: 'own', trainer: 'any', admin: 'any' } as const
const neverRoot = 'Never the root administrator'

/**
 * Where it matters whose object it is, by the operation's id. What is not listed follows from its `access`: open to
 * members means one's own only, so that what somebody forgets to list is closed; for trainers or administrators only,
 * and for everybody, means anyone's.
 */
export const objectRules: Readonly<Record<string, ObjectRule>> = {
  addParticipant: { reach: membersOwn },
  addParticipants: { reach: membersOwn },
  withdrawParticipant: { reach: membersOwn },
  getUser: { reach: any, note: 'Of others only what the table below shows' },
  listUsers: { reach: any, note: 'Of others only what the table below shows' },
  unapproveUsers: { reach: any, note: 'Never an administrator' },
  banUser: { reach: any, note: neverRoot },
  banUsers: { reach: any, note: neverRoot },
  changeRole: { reach: any, note: neverRoot },
  deleteUser: { reach: any, note: neverRoot },
  resetSecondFactors: { reach: any, note: neverRoot },
}

/** Whose objects somebody of this role, or with null a stranger, may use an operation on. */
export function reachOf(operation: Operation, role: Role | null): Reach {
  const { access, id } = operation
  if (access === 'public') return 'any'
  if (role === null || !hasRole(role, access)) return 'none'
  return (objectRules[id]?.reach ?? (access === 'member' ? own : any))[role]
}

/** Whether somebody of this role (null: not signed in) may use an operation at all; what the UI shows by it. */
export const may = (role: Role | null, operation: Operation): boolean => reachOf(operation, role) !== 'none'

/** Whether `actor` may use an operation on an object that belongs to `ownerId` (null: to nobody). */
export function mayActOn(
  operation: Operation,
  actor: { readonly id: number; readonly role: Role } | null,
  ownerId: number | null,
): boolean {
  const reach = reachOf(operation, actor?.role ?? null)
  return reach === 'any' || (reach === 'own' && actor !== null && actor.id === ownerId)
}

/** The reach of everybody: of a stranger and of each role. */
export const reaches = (operation: Operation): readonly (readonly [Role | null, Reach])[] =>
  [null, ...roles].map(role => [role, reachOf(operation, role)] as const)
