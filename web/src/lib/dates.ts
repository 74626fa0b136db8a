import { dateWriters } from './date-writers.ts'
import { i18n } from './i18n.ts'

const minuteMs = 60_000
const isMidnightUtc = (date: Date) => date.getTime() % 86_400_000 === 0

/** The locale that dates, numbers and lists follow. Of the English ones that with the day before the month. */
const locale = () => (i18n.locale === 'en' ? 'en-GB' : i18n.locale)

const writer = () => dateWriters.get(i18n.locale)

/** Making a formatter costs a hundred times as much as using it, and tables use one in every row. */
function remembered<Formatter>(make: (locale: string) => Formatter): () => Formatter {
  const made = new Map<string, Formatter>()
  return () => {
    const formatter = made.get(locale()) ?? make(locale())
    made.set(locale(), formatter)
    return formatter
  }
}

const day = remembered(
  tag =>
    new Intl.DateTimeFormat(tag, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
)
const moment = remembered(tag => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }))
const exactMoment = remembered(tag => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' }))
const clock = remembered(tag => new Intl.DateTimeFormat(tag, { timeStyle: 'medium' }))
const minuteClock = remembered(tag => new Intl.DateTimeFormat(tag, { timeStyle: 'short' }))
const age = remembered(tag => new Intl.RelativeTimeFormat(tag, { style: 'short' }))
const numbers = remembered(tag => new Intl.NumberFormat(writer()?.numbersOf ?? tag))
const choices = remembered(tag => new Intl.ListFormat(tag, { type: 'disjunction' }))

/** A day, with the time where one was given. Midnight in UTC means that only a day was chosen: no zone may shift it. */
export function formatMoment(timestamp: string): string {
  const date = new Date(timestamp)
  if (isMidnightUtc(date)) return writer()?.day(date) ?? day().format(date)
  return writer()?.moment(date, formatMinute(date.getTime())) ?? moment().format(date)
}

/** A day and a time to the second. */
export function formatExactMoment(timestamp: string): string {
  const date = new Date(timestamp)
  return writer()?.moment(date, formatClock(date.getTime())) ?? exactMoment().format(date)
}

/** A clock time of today, to the second. */
export const formatClock = (ms: number) => clock().format(ms)

/** A clock time of today, to the minute. */
export const formatMinute = (ms: number) => minuteClock().format(ms)

const formatAgo = (count: number, unit: 'minute' | 'hour') => writer()?.age(count, unit) ?? age().format(-count, unit)

/** "just now", "5 min ago", "3 hr ago", then the day. */
export function formatAge(timestamp: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(timestamp)) / minuteMs)
  if (minutes < 1) return i18n._('just now')
  if (minutes < 60) return formatAgo(minutes, 'minute')
  if (minutes < 24 * 60) return formatAgo(Math.floor(minutes / 60), 'hour')
  return formatMoment(timestamp)
}

/** "1,024", as this language writes it. */
export const formatNumber = (value: number) => numbers().format(value)

/** "Ana, Bea or Çelik". */
export const formatChoice = (parts: readonly string[]) => writer()?.choice(parts) ?? choices().format(parts)

/** Today in this place, as `<input type="date">` holds it. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
