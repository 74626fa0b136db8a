import { listSessions } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'

const queryKey = ['sessions']

/** Where one is signed in, last used first. */
export const useSessions = () => useQuery({ queryKey, queryFn: ({ signal }) => call(listSessions, { signal }) })

export const refetchSessions = () => queryClient.invalidateQueries({ queryKey })
