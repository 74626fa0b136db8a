import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'

const mayPass = (error: unknown) => error instanceof ApiProblem && (error.status === 0 || error.status >= 500)

/** Live events keep the data fresh, so refetching is left to them, to focus and to reconnects. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && mayPass(error), networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
