import type { Match } from '@gym-it/contracts'
import { type ReactNode, useRef } from 'react'
import { LoserGoals, loserGoals } from './match/loser-goals.ts'
import { MatchNames } from './match/match-name.ts'
import { useMatchNames } from './use-match-names.ts'

interface NamedMatchesProps {
  readonly matches: readonly Match[]
  readonly children: ReactNode
}

/** What is drawn inside knows what its matches are called, and where their losers go. */
export function NamedMatches({ matches, children }: NamedMatchesProps) {
  const names = useMatchNames(matches)
  // The same object as long as it says the same: a result draws one card anew, not all.
  const known = useRef<ReadonlyMap<number, string>>(new Map())
  const goals = loserGoals(matches, names)
  const before = known.current
  if (goals.size !== before.size || [...goals].some(([id, goal]) => before.get(id) !== goal)) known.current = goals
  return (
    <MatchNames value={names}>
      <LoserGoals value={known.current}>{children}</LoserGoals>
    </MatchNames>
  )
}
