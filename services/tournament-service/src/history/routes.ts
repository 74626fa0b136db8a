import {
  type DomainEvent,
  hasRole,
  listTournamentEvents,
  type TournamentEvent,
  tournamentTopic,
} from '@gym-it/contracts'
import { type Actor, readEvents, type Service, setNextPage } from '@gym-it/service-kit'
import { requireVisible } from '../tournaments/rules.ts'
import { findTournament } from '../tournaments/store.ts'
import { withoutForgotten } from './forgotten.ts'

/** What anyone may read of an event: not from where it was asked for, and who asked only those who run tournaments. */
const shownTo =
  (viewer: Actor | null) =>
  ({ id, at, type, version, v, actor_id, hash, data }: DomainEvent): TournamentEvent => ({
    ...{ id, at, type, version, v, hash, data },
    actor_id: viewer !== null && hasRole(viewer.role, 'trainer') ? actor_id : null,
  })

/** A tournament's own history. */
export function historyRoutes({ route, sql }: Service): void {
  route(listTournamentEvents, async ({ params, query, actor, reply }) => {
    const { id } = params
    requireVisible(await findTournament(sql, id), actor)
    const { limit, cursor, order } = query
    const newestFirst = order === 'newest'
    const page = newestFirst ? { after: 0, before: cursor } : { after: cursor ?? 0 }
    const found = await readEvents(sql, { ...page, subject: tournamentTopic(id), limit, newestFirst })
    const last = found.isMore ? found.events.at(-1) : undefined
    if (last) setNextPage(reply, listTournamentEvents.path.replace(':id', String(id)), query, last.id)
    const events = await withoutForgotten(sql, found.events.map(shownTo(actor)))
    return { events, next_cursor: last?.id ?? null }
  })
}
