const place = 'gym-it-writes-wait'

/** Tells the next page at once that there is a queue to look at, so that not every visit opens the database. */
export function markWaiting(isWaiting: boolean): void {
  try {
    if (isWaiting) localStorage.setItem(place, '1')
    else localStorage.removeItem(place)
  } catch {
    // Storage may be switched off: then the queue is looked at once somebody is signed in.
  }
}

/** Whether writes were waiting when this browser was last used. */
export function didWritesWait(): boolean {
  try {
    return localStorage.getItem(place) !== null
  } catch {
    return false
  }
}
