import { ApiProblem } from '@gym-it/client'
import { type InvalidateQueryFilters, onlineManager, QueryClient, type QueryKey } from '@tanstack/react-query'

/** No answer, or one of a server in trouble: it says nothing of what was asked for. */
export const isOutage = (error: unknown) => error instanceof ApiProblem && (error.status === 0 || error.status >= 500)

/** What the public pages ask for; everything else is one person's. */
const publicKeys = new Set(['tournament', 'tournaments', 'leaderboard'])
export const isPublic = (key: QueryKey) => publicKeys.has(String(key[0]))

// The library believes in a connection until it hears of its loss, which may lie before the page was opened.
onlineManager.setOnline(navigator.onLine)

/**
 * Live events keep the data fresh, so refetching is left to them, to focus and to reconnects. A first try is always
 * made, since browsers can be wrong about the connection; without one the next waits until it is back.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && isOutage(error),
      networkMode: 'offlineFirst',
    },
    mutations: { networkMode: 'always' },
  },
})

/** Fetches these again, also where a first answer is still on its way: it may be from before the change. */
export async function askAnew(filters: InvalidateQueryFilters = {}): Promise<void> {
  await queryClient.cancelQueries(filters)
  await queryClient.invalidateQueries(filters)
}
