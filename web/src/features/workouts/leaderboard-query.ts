import { getFitnessLeaderboard } from '@gym-it/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Under the tournament's own key, so that whatever refreshes that refreshes it as well. */
export const fitnessQuery = (id: number) =>
  queryOptions({
    queryKey: ['tournament', id, 'workouts'],
    queryFn: ({ signal }) => call(getFitnessLeaderboard, { params: { id }, signal }),
  })
