import { useEffect, useState } from 'react'
import { useUser } from './use-session.ts'

export interface Draft<Value> {
  readonly value: Value
  readonly set: (change: Value | ((now: Value) => Value)) => void
  /** What was typed before this page was left is shown again, or was dropped just now. */
  readonly news: 'back' | 'dropped' | null
  /** Something is typed that could not be kept: whoever leaves loses it. */
  readonly isAtRisk: boolean
  /** Back to the beginning. */
  readonly drop: () => void
  /** Takes the drop back. */
  readonly restore: () => void
  /** It has served: nothing is kept any more. */
  readonly end: () => void
  /** Another number once the value was exchanged as a whole, by a drop or its undoing. */
  readonly edition: number
}

/** Under which a draft is kept: in this tab, for this person. */
const keyOf = (name: string, userId: number | undefined) => `draft of ${userId ?? 'a stranger'}: ${name}`

function readKept<Value>(key: string): Value | undefined {
  try {
    const kept = sessionStorage.getItem(key)
    // Written by `keep` below, in this tab.
    return kept === null ? undefined : (JSON.parse(kept) as Value)
  } catch {
    return undefined
  }
}

/** Answers whether it could be kept: a browser may forbid it, or have no room. */
function keep(key: string, value: unknown): boolean {
  try {
    if (value === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** A state that survives leaving the page and loading it again, until it has served or is dropped. */
export function useDraft<Value>(name: string, fresh: Value): Draft<Value> {
  const key = keyOf(name, useUser()?.id)
  const [start] = useState(fresh)
  const [earlier] = useState(() => readKept<Value>(key))
  const [value, set] = useState(earlier ?? start)
  const [hasEarlier, setHasEarlier] = useState(earlier !== undefined)
  const [dropped, setDropped] = useState<Value>()
  const [edition, setEdition] = useState(0)
  const [isKept, setIsKept] = useState(true)
  const isDirty = JSON.stringify(value) !== JSON.stringify(start)
  useEffect(() => {
    setIsKept(keep(key, isDirty ? value : undefined))
    if (!isDirty) setHasEarlier(false)
  }, [key, value, isDirty])
  const exchange = (now: Value, before: Value | undefined) => {
    set(now)
    setDropped(before)
    setEdition(edition + 1)
  }
  return {
    ...{ value, set, edition },
    news: !isDirty && dropped !== undefined ? 'dropped' : isDirty && hasEarlier ? 'back' : null,
    isAtRisk: isDirty && !isKept,
    drop: () => exchange(start, value),
    restore: () => {
      if (dropped === undefined) return
      exchange(dropped, undefined)
      setHasEarlier(true)
    },
    end: () => {
      keep(key, undefined)
      set(start)
      setDropped(undefined)
      setHasEarlier(false)
    },
  }
}

/** Leaves a draft for another page, which finds it as if it had been typed there. */
export const leaveDraft = (name: string, userId: number | undefined, value: unknown): boolean =>
  keep(keyOf(name, userId), value)
