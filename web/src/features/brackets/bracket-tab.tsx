import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useLanguage } from '../../lib/use-language.ts'
import { useHasRole } from '../../lib/use-session.ts'
import { lazyPart, PartWaiting } from '../../ui/lazy-part.tsx'
import { bracketQuery } from '../tournaments/queries.ts'
import { DrawnBracket } from './drawn-bracket.tsx'
import { useWaitingResults, WaitingResults } from './results/waiting-results.ts'

const NoBracketYet = lazyPart(() => import('./no-bracket-yet.tsx').then(module => module.NoBracketYet))
const WorkoutBoard = lazyPart(() => import('../workouts/workout-board.tsx').then(module => module.WorkoutBoard))

export function BracketTab() {
  useLanguage()
  const { id } = useParams({ from: '/tournaments/$id' })
  const { data } = useQuery(bracketQuery(Number(id)))
  // Brackets are drawn in slices, from the first time on: what somebody taps meanwhile comes first, however many results
  // pour in. (React takes an `undefined` for no initial value, and would draw the first one in one piece.)
  const view = useDeferredValue(data ?? null, null)
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
