import { type InputOf, newIdempotencyKey } from '@gym-it/client'
import type { Operation, ReplyOf } from '@gym-it/contracts'
import { call } from '../call.ts'
import { userNow } from '../session.ts'
import { changeWrites } from './kept-writes.ts'
import { awaitedKeys } from './known-writes.ts'
import { inTurn, mayWait, send, sendAll, waitingOf, without } from './sending.ts'
import type { WaitingWrite } from './waiting-write.ts'

/** Sends a new write after those before it; undefined when it has to wait. Throws an ApiProblem when it is refused. */
async function sendOwn<O extends Operation>(operation: O, made: WaitingWrite): Promise<ReplyOf<O> | undefined> {
  if (!navigator.onLine) return undefined
  await sendAll(made.key)
  // Kept back by one of those before it.
  if (waitingOf(made.userId)[0]?.key !== made.key) return undefined
  try {
    const reply = await send(operation, made, false)
    await changeWrites(without(made.key))
    return reply
  } catch (error) {
    if (mayWait(error)) return undefined
    await changeWrites(without(made.key))
    throw error
  }
}

interface Making {
  /** The version that it was made from: it is refused once there is a newer one. */
  readonly version?: number | undefined
  /** The key of one that waits and that this one takes the place of. */
  readonly replaces?: string | undefined
}

/**
 * Makes a change that may wait for a lost connection: a result, an approval, a check-in. It is kept in this browser
 * before it is sent, and is sent once, in order, also after a reload. `words` say what it does. Answers the server's
 * reply, or undefined when it waits. Throws an ApiProblem when the server refuses it: then nothing is kept.
 */
export async function write<O extends Operation>(
  operation: O,
  input: InputOf<O>,
  words: string,
  { version, replaces }: Making = {},
): Promise<ReplyOf<O> | undefined> {
  const userId = userNow()
  if (userId === undefined) return call(operation, input, version === undefined ? {} : { version })
  const { id, service, method, path, access, success } = operation
  const { signal: _ofThisPage, ...kept } = input
  const made: WaitingWrite = {
    key: newIdempotencyKey(),
    userId,
    madeAt: Date.now(),
    words,
    page: location.pathname,
    operation: { id, service, method, path, access, success },
    input: kept as WaitingWrite['input'],
    ...(version === undefined ? {} : { version }),
  }
  awaitedKeys.set(new Set([...awaitedKeys.get(), made.key]))
  try {
    await changeWrites(writes => [...writes.filter(one => one.key !== replaces), made])
    return await inTurn(() => sendOwn(operation, made))
  } finally {
    awaitedKeys.set(new Set([...awaitedKeys.get()].filter(key => key !== made.key)))
  }
}
