import { createStore, useStore } from '../store.ts'
import { useUser } from '../use-session.ts'
import type { WaitingWrite } from './waiting-write.ts'

/** The writes of everybody in this browser that were not answered yet, oldest first. */
export const keptWrites = createStore<readonly WaitingWrite[]>([])

/** What waits of whoever is signed in, of these operations: `useWaiting('recordResult')` in a bracket. */
export function useWaiting(...operations: readonly string[]): readonly WaitingWrite[] {
  const userId = useUser()?.id
  return useStore(keptWrites).filter(
    one => one.userId === userId && one.refusal === undefined && operations.includes(one.operation.id),
  )
}
