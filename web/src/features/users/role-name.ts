import type { Role } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'

const names: Readonly<Record<Role, string>> = {
  member: /*i18n*/ 'member',
  trainer: /*i18n*/ 'trainer',
  admin: /*i18n*/ 'admin',
}

/** A role as people call it. */
export const roleName = (role: Role): string => i18n._(names[role])
