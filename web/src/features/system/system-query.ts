import { getSystemHealth } from '@gym-it/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'
import { checkAll, type Health } from './health.ts'

const everyMs = 5_000
const checksKey = ['system', 'checks']

/** How the services answered this browser, now and in the last minutes. */
export const checksQuery = queryOptions({
  queryKey: checksKey,
  queryFn: () => checkAll(queryClient.getQueryData<Health>(checksKey)),
  refetchInterval: everyMs,
  staleTime: 0,
})

/** What the services say of themselves. */
export const systemQuery = queryOptions({
  queryKey: ['system', 'health'],
  queryFn: ({ signal }) => call(getSystemHealth, { signal }),
  refetchInterval: everyMs,
  staleTime: 0,
  retry: false,
})
