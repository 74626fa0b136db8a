import { ApiProblem, requestAt } from '@gym-it/client'
import { apiBase, logout, refreshSession, type Session } from '@gym-it/contracts'
import { createStore } from './store.ts'

/**
 * Who is signed in. The token lives only here, in memory: a page that runs foreign script cannot find it in storage.
 * Without one the page was opened while the server was away, and this is who was signed in before.
 */
export type SessionState =
  | { readonly status: 'restoring' | 'anonymous' }
  | {
      readonly status: 'signed_in'
      readonly user: Session['user']
      readonly token: string | undefined
      readonly expiresAt: number
    }

const place = 'gym-it-was-signed-in'
const earlyRefreshMs = 20_000

/** How long an answer may take to begin: a network that only swallows requests is none. */
export const patienceMs = 8000

function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(place) !== null
  } catch {
    return false
  }
}

/** Who was signed in here last, or undefined. */
export function rememberedUser(): Session['user'] | undefined {
  try {
    const user: unknown = JSON.parse(localStorage.getItem(place) ?? 'null')
    // Only this page writes there; what an earlier version wrote is no object.
    return typeof user === 'object' && user !== null ? (user as Session['user']) : undefined
  } catch {
    return undefined
  }
}

function remember(user: Session['user'] | null): void {
  try {
    if (user === null) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(user))
  } catch {
    // Storage may be switched off: then a reload asks to sign in again.
  }
}

export const session = createStore<SessionState>({ status: wasSignedIn() ? 'restoring' : 'anonymous' })

/** The id of whoever is signed in, or undefined. */
export const userNow = () => {
  const state = session.get()
  return state.status === 'signed_in' ? state.user.id : undefined
}

/** Calls back when whoever was signed in no longer is, however that came: another is, or nobody. */
export function onOtherUser(listener: () => void): void {
  let who = userNow()
  session.subscribe(() => {
    const former = who
    who = userNow()
    if (former !== undefined && former !== who) listener()
  })
}

/** Takes over what signing in or refreshing answered. */
export function startSession(reply: Session): string {
  remember(reply.user)
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
  remember(null)
  session.set({ status: 'anonymous' })
}

// Refresh tokens rotate, and a reused one ends the session: tabs of one browser must take turns.
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('gym-it-refresh', work) : work()

function goOnWithoutServer(): void {
  const user = rememberedUser()
  session.set(user ? { status: 'signed_in', user, token: undefined, expiresAt: 0 } : { status: 'anonymous' })
}

let refreshing: Promise<string | undefined> | undefined

/** A new token by the refresh cookie, or undefined when there is no session any more. Calls at one time share one. */
export function refresh(): Promise<string | undefined> {
  refreshing ??= inTurn(() => requestAt(apiBase, refreshSession, {}, { patienceMs }))
    .then(startSession, (error: unknown) => {
      // Without an answer, or with a failing server, the session may still be good: keep it for the next try.
      if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) {
        if (session.get().status === 'restoring') goOnWithoutServer()
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
  await requestAt(apiBase, logout, {}, { token, patienceMs }).catch(() => undefined)
}

/** At page load: comes back silently where this browser was signed in; signs out with the other tabs. */
export function restoreSession(): void {
  if (session.get().status === 'restoring') refresh().catch(() => undefined)
  addEventListener('storage', event => {
    if (event.key === place && event.newValue === null) session.set({ status: 'anonymous' })
  })
}
