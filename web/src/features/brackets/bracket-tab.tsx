import type { BracketView } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { useLanguage } from '../../lib/use-language.ts'
import { useHasRole } from '../../lib/use-session.ts'
import { lazyPart, PartWaiting } from '../../ui/lazy-part.tsx'
import { bracketQuery } from '../tournaments/queries.ts'
import { DrawnBracket } from './drawn-bracket.tsx'
import { useWaitingResults, WaitingResults } from './results/waiting-results.ts'

const NoBracketYet = lazyPart(() => import('./no-bracket-yet.tsx').then(module => module.NoBracketYet))
const WorkoutBoard = lazyPart(() => import('../workouts/workout-board.tsx').then(module => module.WorkoutBoard))

/** The tournaments whose bracket was drawn since the page was loaded. */
const drawn = new Set<number>()

/**
 * The bracket to draw, in slices: what somebody taps meanwhile comes first, however many results pour in. The first time
 * it is null for a moment; who comes back to it gets it at once, since the page must be as long as it was to be
 * scrolled to where it was.
 */
function useInSlices(id: number, data: BracketView | undefined): BracketView | null {
  // React takes an `undefined` for no initial value.
  const [initial] = useState(() => (drawn.has(id) ? undefined : null))
  useEffect(() => void drawn.add(id), [id])
  return useDeferredValue(data ?? null, initial)
}

export function BracketTab() {
  useLanguage()
  const id = Number(useParams({ from: '/tournaments/$id' }).id)
  const { data } = useQuery(bracketQuery(id))
  const view = useInSlices(id, data)
  const isTrainer = useDeferredValue(useHasRole('trainer'))
  const waiting = useWaitingResults(view ?? undefined)
  if (view === null) return <PartWaiting look="bracket-awaited" />
  const isBoard = view.tournament.format === 'leaderboard' && view.tournament.status !== 'setup'
  if (isBoard) return <WorkoutBoard view={view} />
  if (view.bracket.length === 0) return <NoBracketYet tournament={view.tournament} />
  return (
    <WaitingResults value={waiting}>
      <DrawnBracket view={view} isTrainer={isTrainer} />
    </WaitingResults>
  )
}
