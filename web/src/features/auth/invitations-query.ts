import { listInvitations } from '@gym-it/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'

const queryKey = ['invitations']
const pageSize = 50

/** Invitations that can still be used, newest first. */
export const useInvitations = () =>
  useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      call(listInvitations, { query: { limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: page => page.next_cursor ?? undefined,
  })

export const refetchInvitations = () => queryClient.invalidateQueries({ queryKey })
