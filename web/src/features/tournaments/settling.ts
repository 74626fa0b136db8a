/** A burst of changes is followed by one fetch, not by one each; this long after its last. */
const settleMs = 600
/** Where changes never stop: this long after the first. */
const longestMs = 3000
/** Over this time the fetches of those who only look on are spread, as they all hear of a change at once. */
const spreadMs = 2000

/** A fetch that is to come. */
export interface Settling {
  readonly began: number
  /** Everything is to be fetched, not only what matches change. */
  readonly wantsAll: boolean
  /** Its own part of the spread, the same for the whole burst. */
  readonly later: number
  readonly at: number
}

/**
 * When to fetch after one more change, and how much; `waiting` is the fetch that was to come before it. Times are in
 * milliseconds, `share` is a random number from 0 to 1: 0 for those who wait for nobody.
 */
export function settle(waiting: Settling | null, wantsAll: boolean, now: number, share: number): Settling {
  const began = waiting?.began ?? now
  const later = waiting?.later ?? share * spreadMs
  return {
    ...{ began, later },
    wantsAll: wantsAll || waiting?.wantsAll === true,
    at: Math.min(now + settleMs, began + longestMs) + later,
  }
}
