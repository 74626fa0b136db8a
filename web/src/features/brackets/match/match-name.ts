import type { Match } from '@gym-it/contracts'
import { createContext } from 'react'
import { i18n } from '../../../lib/i18n.ts'

/** Of its round it is one of several. */
const ofItsRound: Readonly<Record<string, string>> = {
  'Quarter-final': /*i18n*/ 'QF {number}',
  'Semi-final': /*i18n*/ 'SF {number}',
}
/** There is only one of these, and its heading names it. */
const single: Readonly<Record<string, string>> = {
  Final: /*i18n*/ 'the final',
  'Grand final': /*i18n*/ 'the grand final',
  "Winners' final": /*i18n*/ "the winners'' final",
  "Losers' final": /*i18n*/ "the losers'' final",
}

const nameOf = ({ label, match_number }: Match, index: number): string => {
  const alone = single[label]
  if (alone !== undefined) return i18n._(alone)
  const short = ofItsRound[label]
  return short === undefined ? i18n._('match {number}', { number: index + 1 }) : i18n._(short, { number: match_number })
}

/** The matches that others wait for. */
const awaited = (matches: readonly Match[]): ReadonlySet<number> =>
  new Set(
    matches
      .flatMap(({ participant1_source, participant2_source }) => [participant1_source, participant2_source])
      .flatMap(source => (source !== null && 'match_id' in source ? [source.match_id] : [])),
  )

/**
 * What each match that others wait for is called where they speak of it, by id: "QF 2", "match 12", "the grand final".
 * The number counts all matches in playing order.
 */
export function nameMatches(matches: readonly Match[]): ReadonlyMap<number, string> {
  const wanted = awaited(matches)
  return new Map(
    matches.flatMap((match, index) => (wanted.has(match.id) ? [[match.id, nameOf(match, index)] as const] : [])),
  )
}

/** As it stands on the card; '' where the heading says it. */
export function shortName(name: string | undefined): string {
  if (name === undefined || Object.values(single).some(text => i18n._(text) === name)) return ''
  const number = /\d+/.exec(name)?.[0]
  return number !== undefined && i18n._('match {number}', { number }) === name ? number : name
}

/** The names of the matches that are shown. */
export const MatchNames = createContext<ReadonlyMap<number, string>>(new Map())
