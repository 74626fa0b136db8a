import { useDeferredValue, useMemo } from 'react'
import { type Bearer, type PasteDraft, type PastedEntries, readPaste } from './paste-entries.ts'

const nobody: readonly Bearer[] = []

/** What the paste holds, a moment behind the typing, which never waits for it. */
export function usePaste(draft: PasteDraft, entered: readonly Bearer[] = nobody): PastedEntries {
  const typed = useDeferredValue(draft)
  return useMemo(() => readPaste(typed, entered), [typed, entered])
}

/** Under which the names are kept that are typed for a tournament. */
export const pasteDraftName = (id: number) => `names for tournament ${id}`
