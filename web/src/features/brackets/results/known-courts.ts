import type { Match } from '@gym-it/contracts'

const key = 'gym-it:courts'
const mostKept = 8

const isText = (value: unknown): value is string => typeof value === 'string'

/** The names of courts that were used on this device, the last one first. */
function keptCourts(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isText) : []
  } catch {
    // Somebody else wrote there, or the browser keeps nothing.
    return []
  }
}

/** The name comes first from now on. */
export function keepCourt(court: string): void {
  const kept = [court, ...keptCourts().filter(one => one !== court)].slice(0, mostKept)
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A suggestion less.
  }
}

/** Where matches can be called to, as far as it is known: what this device used, then what this tournament uses. */
export function knownCourts(matches: readonly Match[]): readonly string[] {
  const own = matches.flatMap(({ court }) => (court === null || court === '' ? [] : [court])).toSorted()
  return [...new Set([...keptCourts(), ...own])]
}
