import { ApiProblem, createCalls, type InputOf, offlineProblem } from '@gym-it/client'
import { apiBase, type Operation, type ReplyOf } from '@gym-it/contracts'
import { askAnew } from '../query-client.ts'
import { currentToken, patienceMs, refresh, userNow } from '../session.ts'
import { createStore } from '../store.ts'
import { changeWrites, readWrites } from './kept-writes.ts'
import { keptWrites } from './known-writes.ts'
import { longestWaitMs, type Refusal, tooOld, type WaitingWrite } from './waiting-write.ts'

/** What was sent after it had waited, newest last; for as long as this page is open. */
export const sentWrites = createStore<readonly WaitingWrite[]>([])

/** The key of the write that is being sent. */
export const sendingKey = createStore<string | null>(null)

/** Answers that say nothing of the write itself: no connection, a restart, a proxy's page, too many, signed out. */
const passing = new Set([0, 401, 429, 502, 503, 504])
/** Whether the write is worth sending again after this. */
export const mayWait = (error: unknown) => !(error instanceof ApiProblem) || passing.has(error.status)

/** Calls in one person's name; rejects without asking the server where somebody else, or nobody, is signed in. */
const callsOf = (userId: number) => {
  const own = async (token: Promise<string | undefined>) => {
    const value = await token
    if (value === undefined || userNow() !== userId) throw offlineProblem()
    return value
  }
  return createCalls({ base: apiBase, token: () => own(currentToken()), renew: () => own(refresh()) })
}

let turn: Promise<unknown> = Promise.resolve()
/** One tab sends at a time, so that the order holds. Where there are no locks the key alone makes each count once. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = turn.then(() => ('locks' in navigator ? navigator.locks.request('gym-it-writes', work) : work()))
  turn = next.catch(() => undefined)
  return next
}

/** All but this one. */
export const without = (key: string) => (writes: readonly WaitingWrite[]) => writes.filter(one => one.key !== key)
/** What waits of one person, oldest first. */
export const waitingOf = (userId: number | undefined) =>
  keptWrites.get().filter(one => one.userId === userId && one.refusal === undefined)

const refusalOf = ({ status, code, detail }: ApiProblem): Refusal => ({ status, code, detail })

const markRefused = (key: string, refusal: Refusal) =>
  changeWrites(writes => writes.map(one => (one.key === key ? { ...one, refusal } : one)))

/** Sends one in its maker's name; `isOnce`: without repeating. */
export async function send<O extends Operation>(operation: O, one: WaitingWrite, isOnce: boolean): Promise<ReplyOf<O>> {
  sendingKey.set(one.key)
  try {
    // It was kept as this operation's input.
    const input = { ...one.input, signal: AbortSignal.timeout(patienceMs) } as unknown as InputOf<O>
    const { key, version } = one
    const sending = { idempotencyKey: key, isOnce, ...(version === undefined ? {} : { version }) }
    return await callsOf(one.userId)(operation, input, sending)
  } finally {
    sendingKey.set(null)
  }
}

/** Sends what waits of whoever is signed in, oldest first, until one has to wait on; not `last` and what follows it. */
export async function sendAll(last?: string): Promise<void> {
  await readWrites()
  for (const one of waitingOf(userNow())) {
    if (one.key === last) return
    if (Date.now() - one.madeAt > longestWaitMs) {
      await markRefused(one.key, tooOld)
      continue
    }
    try {
      // What was kept is the operation without its schemas, which nobody needs for sending.
      await send(one.operation as Operation, one, true)
    } catch (error) {
      if (!(error instanceof ApiProblem) || mayWait(error)) return
      await markRefused(one.key, refusalOf(error))
      continue
    }
    await changeWrites(without(one.key))
    sentWrites.set([...sentWrites.get(), one].slice(-20))
    // The page that made it may be gone: whatever is shown is fetched again.
    void askAnew()
  }
}

/** Sends what waits, if the server can be reached. Never rejects. */
export const sendWaiting = (): Promise<void> => inTurn(() => sendAll()).catch(() => undefined)
