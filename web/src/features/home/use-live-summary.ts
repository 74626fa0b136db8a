import { listMatches, tournamentTopic } from '@gym-it/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '../../lib/call.ts'
import { useTopic } from '../../lib/live.ts'
import { queryClient } from '../../lib/query-client.ts'
import { type LiveSummary, summaryOf } from './live-summary.ts'

/** However fast results come, a line of the list is fetched no oftener than this. */
const settleMs = 3_000

// Under the tournament's own key, so that whatever refreshes that refreshes it as well.
const summaryQuery = (id: number) =>
  queryOptions({
    queryKey: ['tournament', id, 'summary'],
    queryFn: async ({ signal }) => summaryOf(await call(listMatches, { params: { id }, signal })),
  })

/** The summary of a tournament, followed as it is played; undefined until it is known. */
export function useLiveSummary(id: number): LiveSummary | undefined {
  const { data } = useQuery(summaryQuery(id))
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(settling.current), [])
  const fetchAnew = () => {
    settling.current ??= setTimeout(() => {
      settling.current = undefined
      void queryClient.invalidateQueries({ queryKey: summaryQuery(id).queryKey })
    }, settleMs)
  }
  useTopic(tournamentTopic(id), {
    onEvent: event => {
      if (event.startsWith('match.') || event.startsWith('round.')) fetchAnew()
    },
    onGap: fetchAnew,
  })
  return data
}
