import { get, update } from 'idb-keyval'
import { createStore } from '../store.ts'
import { keptWrites } from './known-writes.ts'
import { markWaiting } from './mark.ts'
import type { WaitingWrite } from './waiting-write.ts'

type Writes = readonly WaitingWrite[]

const place = 'gym-it-writes'

/** False where this browser keeps nothing: then they last as long as the page. */
export const areWritesKept = createStore(true)

const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(place) : undefined

function show(writes: Writes): void {
  keptWrites.set(writes)
  markWaiting(writes.length > 0)
}

/** Changes what is kept in one step, also when several tabs do it at once. */
export async function changeWrites(change: (writes: Writes) => Writes): Promise<void> {
  let next = keptWrites.get()
  try {
    await update<Writes>(place, (writes = []) => {
      next = change(writes)
      return next
    })
  } catch {
    areWritesKept.set(false)
    next = change(keptWrites.get())
  }
  show(next)
  others?.postMessage(next.length)
}

/** Reads what is kept: another tab, or an earlier visit, may have changed it. */
export async function readWrites(): Promise<void> {
  try {
    show((await get<Writes>(place)) ?? [])
  } catch {
    areWritesKept.set(false)
  }
}

others?.addEventListener('message', () => void readWrites())
