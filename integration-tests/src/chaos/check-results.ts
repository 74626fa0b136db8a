import { isDeepStrictEqual } from 'node:util'
import type { DomainEvent, Match } from '@gym-it/contracts'
import type { Ledger } from './scorer.ts'

type ResultEvent = Extract<DomainEvent, { type: 'match.completed' | 'match.corrected' }>

const isResult = (event: DomainEvent): event is ResultEvent =>
  event.type === 'match.completed' || event.type === 'match.corrected'
const nameOf = ({ id, version }: Match) => `match ${id} at version ${version}`

/**
 * Whether each acknowledged result was recorded exactly once and nothing else was: one event for each, and the bracket
 * as the acknowledgements left it.
 */
export function checkResults(ledger: Ledger, bracket: readonly Match[], log: readonly DomainEvent[]): string[] {
  const told = log
    .filter(isResult)
    .filter(({ data }) => data.match.tournament_id === ledger.tournamentId)
    .map(({ data }) => data.match)
  const timesTold = new Map<string, number>()
  for (const match of told) timesTold.set(nameOf(match), (timesTold.get(nameOf(match)) ?? 0) + 1)
  const acknowledged = new Set(ledger.results.map(nameOf))
  const stored = new Map(bracket.map(match => [match.id, match]))
  return [
    ...ledger.results.flatMap(match => {
      const times = timesTold.get(nameOf(match)) ?? 0
      return times === 1 ? [] : [`${nameOf(match)} was acknowledged once and is ${times} times in the log`]
    }),
    ...[...timesTold.keys()].filter(name => !acknowledged.has(name)).map(name => `${name} was never acknowledged`),
    ...[...ledger.shown.values()]
      .filter(match => !isDeepStrictEqual(stored.get(match.id), match))
      .map(match => `${nameOf(match)} is not stored as it was acknowledged`),
  ]
}
