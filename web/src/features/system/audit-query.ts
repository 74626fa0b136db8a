import { queryString } from '@gym-it/client'
import { apiBase, listAudit, listTournaments, listUsers } from '@gym-it/contracts'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { readProblem } from '../../lib/api-problem.ts'
import { call } from '../../lib/call.ts'
import { currentToken } from '../../lib/session.ts'
import { type AuditFilter, narrowing } from './audit-filter.ts'

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam }
      return call(listAudit, { query: { limit: 50, ...narrowing(filter), ...cursor }, signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next_cursor,
  })

const mostFound = 5

/** People and tournaments whose name holds `q`, a few of each. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['audit-found', q],
    queryFn: async ({ signal }) => {
      const query = { q, limit: mostFound }
      const [people, { tournaments }] = await Promise.all([
        call(listUsers, { query, signal }),
        call(listTournaments, { query, signal }),
      ])
      return { people, tournaments }
    },
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })

/** The trail as a table for other programs, all entries of the filter. Throws an ApiProblem. */
export async function exportAudit(filter: AuditFilter, format: 'csv' | 'jsonl'): Promise<Blob> {
  const query = queryString({ ...narrowing(filter), format })
  const token = await currentToken()
  const response = await fetch(`${apiBase}${listAudit.path}${query}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  if (!response.ok) throw await readProblem(response)
  return response.blob()
}
