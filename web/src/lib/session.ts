import { logout, refreshSession, type Session } from '@gym-it/contracts'
import { ApiProblem } from './api-problem.ts'
import { request } from './request.ts'
import { createStore } from './store.ts'

/** Who is signed in. The token lives only here, in memory: a page that runs foreign script cannot find it in storage. */
export type SessionState =
  | { readonly status: 'restoring' | 'anonymous' }
  | { readonly status: 'signed_in'; readonly user: Session['user']; readonly token: string; readonly expiresAt: number }

const flag = 'gym-it-was-signed-in'
const earlyRefreshMs = 20_000

const readFlag = () => {
  try {
    return localStorage.getItem(flag) !== null
  } catch {
    return false
  }
}
const writeFlag = (on: boolean) => {
  try {
    if (on) localStorage.setItem(flag, '1')
    else localStorage.removeItem(flag)
  } catch {
    // Storage may be switched off: then a reload asks to sign in again.
  }
}

export const session = createStore<SessionState>({ status: readFlag() ? 'restoring' : 'anonymous' })

/** Takes over what signing in or refreshing answered. */
export function startSession(reply: Session): string {
  writeFlag(true)
  session.set({
    status: 'signed_in',
    user: reply.user,
    token: reply.access_token,
    expiresAt: Date.now() + reply.expires_in * 1000,
  })
  return reply.access_token
}

/** Forgets the session in this browser. */
export function endSession(): void {
  writeFlag(false)
  session.set({ status: 'anonymous' })
}

// Refresh tokens rotate, and a reused one ends the session: tabs of one browser must take turns.
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('gym-it-refresh', work) : work()

let refreshing: Promise<string | undefined> | undefined

/** A new token by the refresh cookie, or undefined when there is no session any more. Calls at one time share one. */
export function refresh(): Promise<string | undefined> {
  refreshing ??= inTurn(() => request(refreshSession, {}))
    .then(startSession, (error: unknown) => {
      // Without an answer, or with a failing server, the session may still be good: keep it for the next try.
      if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) {
        if (session.get().status === 'restoring') session.set({ status: 'anonymous' })
        throw error
      }
      endSession()
      return undefined
    })
    .finally(() => {
      refreshing = undefined
    })
  return refreshing
}

/** The token to send now: waits for a restore under way and renews one that is about to expire. */
export async function currentToken(): Promise<string | undefined> {
  const state = session.get()
  if (state.status === 'anonymous') return undefined
  if (state.status === 'signed_in' && state.expiresAt - Date.now() > earlyRefreshMs) return state.token
  return refresh().catch(() => (state.status === 'signed_in' ? state.token : undefined))
}

/** Ends the session on the server too; it ends here even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  const token = await currentToken()
  endSession()
  await request(logout, {}, { token }).catch(() => undefined)
}

/** At page load: comes back silently where this browser was signed in; signs out with the other tabs. */
export function restoreSession(): void {
  if (session.get().status === 'restoring') refresh().catch(() => undefined)
  addEventListener('storage', event => {
    if (event.key === flag && event.newValue === null) session.set({ status: 'anonymous' })
  })
}
