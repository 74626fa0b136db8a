import type { Shown } from './shown.ts'

/** The newest events of one producer, kept so that clients who come back at once are served without asking the log. */
export interface ReplayWindow {
  /** Every event after this id that was ever added is still here. */
  readonly floor: number
  add(key: string, shown: Shown): void
  /** What the topic has shown after this id, as far as it is here. */
  since(key: string, after: number): readonly Shown[]
}

/** So long an event is kept: what the log would tell otherwise by then, such as of people who were deleted, is not kept. */
const longestMs = 600_000

/** Keeps up to `mostEvents` and `mostBytes`; begins after `floor`. */
export function openReplayWindow(floor: number, mostEvents: number, mostBytes: number): ReplayWindow {
  const inOrder: { readonly key: string; readonly shown: Shown; readonly until: number }[] = []
  const byKey = new Map<string, Shown[]>()
  let bytes = 0
  let evicted = floor
  const evict = () => {
    const oldest = inOrder.shift()
    if (!oldest) return
    const { key, shown } = oldest
    evicted = shown.id
    bytes -= shown.message.length
    const ofKey = byKey.get(key)
    ofKey?.shift()
    if (ofKey?.length === 0) byKey.delete(key)
  }
  const evictOld = () => {
    const now = performance.now()
    while (inOrder[0] !== undefined && inOrder[0].until <= now) evict()
  }
  return {
    get floor() {
      evictOld()
      return evicted
    },
    add(key, shown) {
      inOrder.push({ key, shown, until: performance.now() + longestMs })
      bytes += shown.message.length
      const ofKey = byKey.get(key)
      if (ofKey) ofKey.push(shown)
      else byKey.set(key, [shown])
      while (inOrder.length > mostEvents || bytes > mostBytes) evict()
    },
    since(key, after) {
      const ofKey = byKey.get(key) ?? []
      let first = ofKey.length
      while (first > 0 && (ofKey[first - 1]?.id ?? 0) > after) first -= 1
      return ofKey.slice(first)
    },
  }
}
