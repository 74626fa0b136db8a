import { changeWrites } from './kept-writes.ts'
import { sendWaiting, without } from './sending.ts'
import type { WaitingWrite } from './waiting-write.ts'

/** Takes a write out of the queue; the answer puts it back. */
export async function discard(one: WaitingWrite): Promise<() => Promise<void>> {
  await changeWrites(without(one.key))
  return async () => {
    await changeWrites(writes => [...without(one.key)(writes), one].toSorted((a, b) => a.madeAt - b.madeAt))
    await sendWaiting()
  }
}

/** Sends a refused write once more, in its place. */
export async function sendAgain({ key }: WaitingWrite): Promise<void> {
  await changeWrites(writes =>
    writes.map(one => {
      if (one.key !== key) return one
      const { refusal: _former, ...fresh } = one
      return { ...fresh, madeAt: Date.now() }
    }),
  )
  await sendWaiting()
}
