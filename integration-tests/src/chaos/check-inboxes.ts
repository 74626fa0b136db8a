import type { BracketView, Notification } from '@gym-it/contracts'
import type { Sql } from '@gym-it/service-kit'
import type { Logs } from './check-feed.ts'

/** A notice as notification-service keeps it, as far as it matters here. */
export interface KeptNotice {
  readonly id: number
  readonly user_id: number
  readonly text_key: string | null
  readonly about: string | null
  readonly event_key: string | null
  /** Where the person was told to have come. */
  readonly place: number | null
  readonly is_standing: boolean
}

/** All notices that were ever told. */
export const readNotices = (sql: Sql): Promise<KeptNotice[]> => sql<KeptNotice[]>`
  select id, user_id, text_key, about, event_key, (parameters ->> 'place')::integer as place,
    withdrawn_at is null and deleted_at is null as is_standing
  from notifications order by id`

interface Inboxes {
  readonly notices: readonly KeptNotice[]
  /** What each person is shown, by id. */
  readonly shown: ReadonlyMap<number, readonly Notification[]>
  readonly brackets: readonly BracketView[]
  readonly logs: Logs
}

function twice(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter(name => seen.size === seen.add(name).size)
}

/** What people must find in their inboxes in the end: the draw, their place, and each of their results as it stands. */
function wantedNotices({ tournament, bracket, participants, standings }: BracketView): string[] {
  const people = participants.flatMap(({ user_id }) => user_id ?? [])
  const places = standings.flatMap(({ participant, place, group }) =>
    group === null && participant.user_id !== null ? [{ id: participant.user_id, place }] : [],
  )
  const results = bracket.flatMap(({ id, participant1, participant2, winner_id, status, outcome }) =>
    status !== 'completed' || outcome === null
      ? []
      : [participant1, participant2].flatMap(one => {
          const how = winner_id === null ? 'drawn' : winner_id === one?.id ? 'won' : 'lost'
          return one?.user_id ? [`${one.user_id} match:${id} match.${how}`] : []
        }),
  )
  return [
    ...people.map(id => `${id} draw:${tournament.id} draw.published`),
    ...places.map(({ id, place }) => `${id} end:${tournament.id} tournament.finished ${place}`),
    ...results,
  ]
}

const sourceOf = (eventKey: string) => /^tournament-service:(\d+)@([^#]+)/.exec(eventKey)

/** Whether every person was told everything once: by notices that stand, by the log, and by what the inbox shows. */
export function checkInboxes({ notices, shown, brackets, logs }: Inboxes): string[] {
  const standing = notices.filter(({ is_standing }) => is_standing)
  const nameOf = ({ user_id, about, text_key, place }: KeptNotice) =>
    [user_id, about, text_key, ...(place === null ? [] : [place])].join(' ')
  const isOfTournament = ({ about }: KeptNotice) => /^(draw|end|match):/.test(about ?? '')
  const found = standing.filter(isOfTournament).map(nameOf)
  const wanted = brackets.flatMap(wantedNotices)
  const times = new Map(logs.tournaments.map(({ id, at }) => [id, at]))
  const baseless = notices.filter(({ event_key }) => {
    const [, id, at] = sourceOf(event_key ?? '') ?? []
    return id !== undefined && times.get(Number(id)) !== at
  })
  const told = logs.notifications.flatMap(event => (event.type === 'notification' ? [event.data.id] : []))
  const misshown = [...shown].filter(([userId, list]) => {
    const own = standing.filter(({ user_id }) => user_id === userId).map(({ id }) => id)
    return own.join() !== [...list.map(({ id }) => id)].sort((a, b) => a - b).join()
  })
  const has = new Set(found)
  const should = new Set(wanted)
  const once = notices.flatMap(({ user_id, event_key }) => (event_key === null ? [] : [`${user_id} ${event_key}`]))
  return [
    ...wanted.filter(name => !has.has(name)).map(name => `never told: ${name}`),
    ...found.filter(name => !should.has(name)).map(name => `told without a reason: ${name}`),
    ...twice(found).map(name => `told twice: ${name}`),
    ...twice(once).map(name => `one event told twice: ${name}`),
    ...baseless.map(({ id, event_key }) => `notice ${id} is of an event that is not in the log: ${event_key}`),
    ...twice(told.map(String)).map(id => `notice ${id} was shown live twice`),
    ...notices.filter(({ id }) => !told.includes(id)).map(({ id }) => `notice ${id} was not told live`),
    ...misshown.map(([userId]) => `the inbox of person ${userId} shows other notices than those that stand`),
  ]
}
