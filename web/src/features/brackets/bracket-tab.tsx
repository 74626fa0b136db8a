import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { bracketQuery } from '../tournaments/queries.ts'
import { DrawnBracket } from './drawn-bracket.tsx'

const NoBracketYet = lazy(() => import('./no-bracket-yet.tsx').then(module => ({ default: module.NoBracketYet })))
const WorkoutBoard = lazy(() =>
  import('../workouts/workout-board.tsx').then(module => ({ default: module.WorkoutBoard })),
)

export function BracketTab() {
  const { id } = useParams({ from: '/tournaments/$id' })
  const { data: view } = useQuery(bracketQuery(Number(id)))
  if (view === undefined) return null
  const isBoard = view.tournament.format === 'leaderboard' && view.tournament.status !== 'setup'
  return (
    <Suspense>
      {isBoard ? (
        <WorkoutBoard view={view} />
      ) : view.bracket.length === 0 ? (
        <NoBracketYet tournament={view.tournament} />
      ) : (
        <DrawnBracket view={view} />
      )}
    </Suspense>
  )
}
