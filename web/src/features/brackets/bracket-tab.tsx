import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue } from 'react'
import { useHasRole } from '../../lib/use-session.ts'
import { bracketQuery } from '../tournaments/queries.ts'
import { DrawnBracket } from './drawn-bracket.tsx'

const NoBracketYet = lazy(() => import('./no-bracket-yet.tsx').then(module => ({ default: module.NoBracketYet })))
const WorkoutBoard = lazy(() =>
  import('../workouts/workout-board.tsx').then(module => ({ default: module.WorkoutBoard })),
)

export function BracketTab() {
  const { id } = useParams({ from: '/tournaments/$id' })
  const { data } = useQuery(bracketQuery(Number(id)))
  // Large brackets are drawn in slices: what somebody taps meanwhile comes first, however many results pour in.
  const view = useDeferredValue(data, undefined)
  const isTrainer = useDeferredValue(useHasRole('trainer'))
  if (view === undefined) return null
  const isBoard = view.tournament.format === 'leaderboard' && view.tournament.status !== 'setup'
  return (
    <Suspense>
      {isBoard ? (
        <WorkoutBoard view={view} />
      ) : view.bracket.length === 0 ? (
        <NoBracketYet tournament={view.tournament} />
      ) : (
        <DrawnBracket view={view} isTrainer={isTrainer} />
      )}
    </Suspense>
  )
}
