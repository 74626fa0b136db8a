import { i18n } from '../../lib/i18n.ts'

// Browsers cannot say units in every language that we speak.
const units = [
  { seconds: 86_400, words: /*i18n*/ '{count, plural, one {# day} other {# days}}' },
  { seconds: 3_600, words: /*i18n*/ '{count, plural, one {# hour} other {# hours}}' },
  { seconds: 60, words: /*i18n*/ '{count, plural, one {# minute} other {# minutes}}' },
  { seconds: 1, words: /*i18n*/ '{count, plural, one {# second} other {# seconds}}' },
] as const

/** "5 minutes", in the reader's language: a time in its largest unit, rounded down, at least one second. */
export function durationWords(seconds: number): string {
  const whole = Math.max(1, Math.floor(seconds))
  const unit = units.find(one => whole >= one.seconds) ?? units[3]
  return i18n._(unit.words, { count: Math.floor(whole / unit.seconds) })
}
