/** A moment (RFC 3339) as people in any zone can read it. */
export function momentText(timestamp: string, locale: string): string {
  const date = new Date(timestamp)
  return `${date.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`
}
