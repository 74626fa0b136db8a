import type { Match } from '@gym-it/contracts'
import { createContext } from 'react'

const ofItsRound: Readonly<Record<string, string>> = { 'Quarter-final': 'QF', 'Semi-final': 'SF' }
const single: readonly string[] = ['Final', 'Grand final', "Winners' final", "Losers' final"]

const nameOf = ({ label, match_number }: Match, index: number): string => {
  if (single.includes(label)) return `the ${label.toLowerCase()}`
  const short = ofItsRound[label]
  return short === undefined ? `match ${index + 1}` : `${short} ${match_number}`
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
export const shortName = (name: string | undefined) =>
  name === undefined || name.startsWith('the ') ? '' : name.replace('match ', '')

/** The names of the matches that are shown. */
export const MatchNames = createContext<ReadonlyMap<number, string>>(new Map())
