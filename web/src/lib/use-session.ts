import { hasRole, type Role, type Session } from '@gym-it/contracts'
import { session } from './session.ts'
import { useStore } from './store.ts'

export const useSession = () => useStore(session)

/** The signed-in person, or undefined. */
export function useUser(): Session['user'] | undefined {
  const state = useSession()
  return state.status === 'signed_in' ? state.user : undefined
}

/** True when someone of at least this role is signed in. */
export function useHasRole(required: Role): boolean {
  const user = useUser()
  return user !== undefined && hasRole(user.role, required)
}
