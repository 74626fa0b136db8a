/** What goes on at this moment, by key; so much of each. */
export interface UnderWay {
  /** Begins one more; answers what ends it, or null when there are as many already as may be. */
  enter(key: string): (() => void) | null
}

/** Counts in this process alone what a count in the database would cost too much for. */
export function openUnderWay(most: number): UnderWay {
  const counts = new Map<string, number>()
  return {
    enter(key) {
      const before = counts.get(key) ?? 0
      if (before >= most) return null
      counts.set(key, before + 1)
      return () => {
        const left = (counts.get(key) ?? 1) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      }
    },
  }
}
