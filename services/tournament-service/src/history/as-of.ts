import { parseMoment } from '../tournaments/rules.ts'

/** A point in a tournament's history: after an event, or at a moment (in milliseconds since 1970). */
export type AsOf = { readonly kind: 'event'; readonly id: number } | { readonly kind: 'moment'; readonly ms: number }

/** Reads `?as_of=`. @throws AppError INPUT_INVALID for a date that does not exist */
export const parseAsOf = (text: string): AsOf =>
  /^\d+$/.test(text)
    ? { kind: 'event', id: Number(text) }
    : { kind: 'moment', ms: Date.parse(parseMoment('as_of', text)) }
