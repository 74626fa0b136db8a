import { Readable } from 'node:stream'
import { AppError, listAudit, type ReplyOf, readAuditedEvents } from '@gym-it/contracts'
import { type Service, setNextPage } from '@gym-it/service-kit'
import type { Config } from '../config.ts'
import { chooseFormat, exportEntries } from './export.ts'
import { createPseudonyms, nameOf } from './pseudonym.ts'
import { listAudited, listEntries, readPages } from './store.ts'

const hasZone = /(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds since 1970; without a zone it is UTC. @throws AppError INPUT_INVALID for a date that does not exist */
function momentOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const iso = text.replace(' ', 'T')
  const ms = Date.parse(iso.includes('T') && !hasZone.test(iso) ? `${iso}Z` : iso)
  if (!Number.isNaN(ms)) return ms
  const message = 'is not a date that exists'
  throw new AppError('INPUT_INVALID', `${name} ${message}.`, { errors: [{ path: name, message }] })
}

/** Who did what, for administrators; and for the services what the audit holds of their logs. */
export function auditRoutes({ route, serveInternal, sql }: Service, { SECRET_KEY }: Config): void {
  const pseudonymOf = createPseudonyms(SECRET_KEY)

  route(listAudit, async ({ query, request, reply }) => {
    const { person, since, until, format: named, ...filter } = query
    const people = person === undefined ? undefined : [nameOf(person), pseudonymOf(person)]
    const range = { since: momentOf('since', since), until: momentOf('until', until) }
    const wanted = { ...filter, ...range, people }
    reply.header('vary', 'accept')
    const format = chooseFormat(named, request.headers.accept)
    if (format !== 'json') {
      const { type, name, parts } = exportEntries(format, readPages(sql, wanted))
      reply.type(type).header('content-disposition', `attachment; filename="${name}"`)
      // A file in the place of what the schema says.
      return Readable.from(parts) as unknown as ReplyOf<typeof listAudit>
    }
    const entries = await listEntries(sql, wanted)
    const last = entries.length === query.limit ? entries.at(-1) : undefined
    if (last) setNextPage(reply, listAudit.path, query, last.id)
    return { entries, next_cursor: last?.id ?? null }
  })

  serveInternal(readAuditedEvents, async ({ query }) => ({ events: await listAudited(sql, query) }))
}
