import { queryString } from '@gym-it/client'
import { apiBase, listAudit } from '@gym-it/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { readProblem } from '../../lib/api-problem.ts'
import { call } from '../../lib/call.ts'
import { currentToken } from '../../lib/session.ts'

/** What the trail is narrowed down to; days as `<input type="date">` holds them, '' for no bound. */
export interface AuditFilter {
  readonly type: string
  readonly person: number | null
  readonly subject: string
  readonly since: string
  readonly until: string
}
const dayMs = 86_400_000

/** The filter as the API takes it: a last day is meant whole. */
function narrowing({ type, person, subject, since, until }: AuditFilter) {
  const end = until === '' ? '' : new Date(Date.parse(until) + dayMs).toISOString()
  return {
    ...(type === '' ? {} : { type }),
    ...(person === null ? {} : { person }),
    ...(subject === '' ? {} : { subject }),
    ...(since === '' ? {} : { since }),
    ...(end === '' ? {} : { until: end }),
  }
}

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
