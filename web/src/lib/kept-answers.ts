import type { Query } from '@tanstack/react-query'
import { clear, createStore, delMany, entries, get, setMany } from 'idb-keyval'
import { isOutage, isPublic, queryClient } from './query-client.ts'
import { onOtherUser, rememberedUser, session, userNow } from './session.ts'

const mostKept = 60
const longestKeptMs = 30 * 86_400_000
const betweenWritesMs = 5000
/** So long an answer is waited for before the kept one is shown, until it comes. */
const waitMs = 3000

interface KeptAnswer {
  readonly data: unknown
  readonly updatedAt: number
  /** Whose sign-in it was asked with: members see tournaments that others do not. */
  readonly askedBy: number | null
}

// A database of its own: it is emptied as a whole.
const place = createStore('gym-it-answers', 'answers')
const fresh = new Map<string, Query>()
let writing: ReturnType<typeof setTimeout> | undefined

const asker = () => (session.get().status === 'restoring' ? rememberedUser()?.id : userNow()) ?? null

// Where nothing can be stored, nothing is kept: the page works on, with a connection.
const quietly = (work: Promise<unknown>) => void work.catch(() => undefined)

function writeFresh(): void {
  clearTimeout(writing)
  writing = undefined
  const askedBy = asker()
  const kept = [...fresh].map(([hash, { state }]): [string, KeptAnswer] => [
    hash,
    { data: state.data, updatedAt: state.dataUpdatedAt, askedBy },
  ])
  fresh.clear()
  if (kept.length > 0) quietly(setMany(kept, place))
}

function keep(query: Query): void {
  fresh.set(query.queryHash, query)
  writing ??= setTimeout(writeFresh, betweenWritesMs)
}

/** Shows the kept answer of a query that has none from the server, with the age that it has. */
async function fallBack(query: Query): Promise<void> {
  if (query.state.data !== undefined) return
  const kept = await get<KeptAnswer>(query.queryHash, place)
  if (kept === undefined || query.state.data !== undefined) return
  if (kept.askedBy !== null && kept.askedBy !== asker()) return
  queryClient.setQueryData(query.queryKey, kept.data, { updatedAt: kept.updatedAt })
}

const fallBackLater = (query: Query) => setTimeout(() => quietly(fallBack(query)), waitMs)

async function forgetOldest(): Promise<void> {
  const all = await entries<string, KeptAnswer>(place)
  const newestFirst = all.toSorted(([, a], [, b]) => b.updatedAt - a.updatedAt)
  const old = newestFirst.filter(([, { updatedAt }], at) => at >= mostKept || Date.now() - updatedAt > longestKeptMs)
  await delMany(
    old.map(([hash]) => hash),
    place,
  )
}

/** Empties it: what somebody saw does not stay behind when they sign out. */
function forgetAll(): void {
  clearTimeout(writing)
  writing = undefined
  fresh.clear()
  quietly(clear(place))
}

/** From here on what the public pages show can be opened again without a connection, as it stood last. */
export function keepAnswers(): void {
  const cache = queryClient.getQueryCache()
  const lacksAnswer = ({ state }: Query) => state.data === undefined && isOutage(state.fetchFailureReason)
  cache.subscribe(event => {
    if (event.type !== 'updated' || !isPublic(event.query.queryKey)) return
    const { action, query } = event
    // What was put in from here is older than this moment and need not be written again.
    if (action.type === 'success' && query.state.dataUpdatedAt > Date.now() - betweenWritesMs) keep(query)
    if (action.type === 'fetch' && query.state.data === undefined) fallBackLater(query)
    if ((action.type === 'failed' || action.type === 'error') && lacksAnswer(query)) quietly(fallBack(query))
  })
  for (const query of cache.getAll()) {
    if (!isPublic(query.queryKey)) continue
    if (query.state.data !== undefined) keep(query)
    else if (lacksAnswer(query)) quietly(fallBack(query))
    else if (query.state.fetchStatus === 'fetching') fallBackLater(query)
  }
  onOtherUser(forgetAll)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && writeFresh())
  quietly(forgetOldest())
}
