import type { DomainEvent, StatefulServiceName } from '@gym-it/contracts'
import type { HandleEvent, Service, Transaction } from '@gym-it/service-kit'
import type { Config } from '../config.ts'
import { difference, type Facts, readEvent } from './entry-rules.ts'
import { createPseudonyms, nameOf } from './pseudonym.ts'
import * as store from './store.ts'

/** What people do in their own inbox is nobody else's business. */
const unwatched: ReadonlySet<DomainEvent['type']> = new Set([
  'notification.read',
  'notification.removed',
  'notification.restored',
])

type Pseudonym = (personId: number) => string

/** Keeps what the event tells; answers the states before and after. */
async function compare(tx: Transaction, service: StatefulServiceName, event: DomainEvent) {
  const { main: about, untold, others: more, parts, details, person_id } = readEvent(event)
  // Two services may call different things alike.
  const ownKey = (key: string) => `${service} ${key}`
  const own = <T extends { readonly key: string }>(thing: T) => ({ ...thing, key: ownKey(thing.key) })
  const [main, others] = [about && own(about), more.map(own)]
  const states = await store.readStates(tx, [...(main ? [main.key] : []), ...parts.map(({ key }) => ownKey(key))])
  const after = main?.state
  const known = main && states.get(main.key)
  // All of it, so that the first entry says what it is.
  const told = known ? difference(known, after) : { before: untold, after: after ?? null }
  const changed = parts.flatMap(({ key, name, value }) => {
    const state = states.get(ownKey(key))
    return state === undefined ? [] : [{ key: ownKey(key), state: { ...state, [name]: value } }]
  })
  const newStates = [...others, ...changed, ...(main && after ? [{ key: main.key, state: after }] : [])]
  await store.saveStates(tx, event.subject, newStates)
  if (main && !after) await store.deleteState(tx, main.key)
  if (event.type === 'tournament.deleted') await store.deleteStatesOf(tx, event.subject)
  const [partsBefore, partsAfter] = [
    Object.fromEntries(parts.map(({ key, name }) => [key, states.get(ownKey(key))?.[name] ?? null])),
    Object.fromEntries(parts.map(({ key, value }) => [key, value])),
  ]
  return {
    before: merged(told.before, partsBefore),
    after: merged(told.after, { ...partsAfter, ...details }),
    person_id,
  }
}

const merged = (facts: Facts | null, more: Facts) => (Object.keys(more).length > 0 ? { ...facts, ...more } : facts)

async function keepName(tx: Transaction, { data }: DomainEvent): Promise<void> {
  if ('user' in data) await store.saveName(tx, data.user.id, data.user.full_name)
}

const audit =
  (service: StatefulServiceName, pseudonymOf: Pseudonym): HandleEvent =>
  async (tx, event) => {
    if (unwatched.has(event.type) || (await store.isAudited(tx, service, event))) return
    await keepName(tx, event)
    const { before, after, person_id } = await compare(tx, service, event)
    const { id: event_id, at, type, subject, version, actor_id, request_id, client, hash } = event
    const people = [actor_id, person_id].filter(id => id !== null)
    const deleted = await store.findDeleted(tx, people)
    const named = (id: number | null) => (id === null ? null : nameOf(id))
    await store.insertEntry(tx, {
      ...{ service, event_id, at, type, subject, version, request_id, hash, before, after },
      ...{ actor: named(actor_id), person: named(person_id) },
      ...{ address: client?.address ?? null, user_agent: client?.user_agent ?? null },
    })
    // News of somebody may come later than that they are gone, from another service.
    const gone = type === 'user.deleted' ? [event.data.id] : deleted
    for (const id of gone) await store.pseudonymise(tx, id, nameOf(id), pseudonymOf(id))
  }

/** Follows everything that happens in the system into the audit. */
export function followIntoAudit(service: Service, config: Config): void {
  const { eventsOf, follow } = service
  const pseudonymOf = createPseudonyms(config.SECRET_KEY)
  const addresses: Readonly<Record<StatefulServiceName, string>> = {
    'auth-service': config.AUTH_SERVICE_URL,
    'user-service': config.USER_SERVICE_URL,
    'tournament-service': config.TOURNAMENT_SERVICE_URL,
    // Its own log, which it reads from its database.
    'notification-service': '',
  }
  for (const name of Object.keys(addresses) as StatefulServiceName[]) {
    follow(eventsOf(name, addresses[name]), null, audit(name, pseudonymOf), `audit of ${name}`)
  }
}
