import { createStore } from '../store.ts'
import type { WaitingWrite } from './waiting-write.ts'

/** The writes of everybody in this browser that were not answered yet, oldest first. */
export const keptWrites = createStore<readonly WaitingWrite[]>([])

/** The keys of writes whose answer is still awaited where they were made. */
export const awaitedKeys = createStore<ReadonlySet<string>>(new Set())
