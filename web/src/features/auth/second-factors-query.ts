import { listSecondFactors } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'

const queryKey = ['second-factors']

/** One’s own second factors. */
export const useSecondFactors = () =>
  useQuery({ queryKey, queryFn: ({ signal }) => call(listSecondFactors, { signal }) })

export const refetchSecondFactors = () => queryClient.invalidateQueries({ queryKey })
