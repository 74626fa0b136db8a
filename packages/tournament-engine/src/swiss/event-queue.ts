/** A binary heap of whole numbers by time, earliest first. */
export interface EventQueue {
  readonly add: (time: number, event: number) => void
  /** The earliest event, which is taken out, or null when nothing is left. */
  readonly next: () => { readonly time: number; readonly event: number } | null
  readonly clear: () => void
}

export function eventQueue(): EventQueue {
  const times: number[] = []
  const events: number[] = []
  let size = 0
  const timeAt = (at: number): number => times[at] ?? 0
  const place = (at: number, time: number, event: number): void => {
    times[at] = time
    events[at] = event
  }
  return {
    add(time, event) {
      let at = size++
      while (at > 0) {
        const above = (at - 1) >> 1
        if (timeAt(above) <= time) break
        place(at, timeAt(above), events[above] ?? 0)
        at = above
      }
      place(at, time, event)
    },
    next() {
      if (size === 0) return null
      const first = { time: timeAt(0), event: events[0] ?? 0 }
      const time = timeAt(--size)
      const event = events[size] ?? 0
      let at = 0
      for (let below = 1; below < size; below = 2 * at + 1) {
        if (below + 1 < size && timeAt(below + 1) < timeAt(below)) below++
        if (timeAt(below) >= time) break
        place(at, timeAt(below), events[below] ?? 0)
        at = below
      }
      place(at, time, event)
      return first
    },
    clear() {
      size = 0
    },
  }
}
