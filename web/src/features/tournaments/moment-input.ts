const two = (value: number) => String(value).padStart(2, '0')

/** A moment as an input of a day and a time holds it, in the time of this place; none is empty. */
export function inputOf(timestamp: string | null): string {
  if (timestamp === null) return ''
  const at = new Date(timestamp)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The moment that such an input means; empty is none. */
export const momentOf = (text: string): string | null => (text === '' ? null : new Date(text).toISOString())

/** Midnight in UTC: a day was chosen, and no time (see `formatMoment`). */
export const isWholeDay = (timestamp: string): boolean => Date.parse(timestamp) % 86_400_000 === 0
