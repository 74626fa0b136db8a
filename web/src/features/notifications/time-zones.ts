/** The time zone of this browser. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** All time zones to choose from, with the chosen one, whatever a browser calls it. */
export const timeZones = (chosen: string): string[] =>
  [...new Set(['UTC', ownTimeZone(), chosen, ...Intl.supportedValuesOf('timeZone')])].sort()
