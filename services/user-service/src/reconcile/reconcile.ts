import { setTimeout as delay } from 'node:timers/promises'
import { type PersonRecord, readPeople } from '@gym-it/contracts'
import { createServiceTokens, type Neighbour, openNeighbour } from '@gym-it/service-kit'
import { comparePeople, type Difference, stillThere } from './rules.ts'

const pageSize = 500
/** Longer than news takes at worst, while the bus is away. */
const newsMs = 3_000
const looks = 3

export type ReconcileConfig = Readonly<
  Record<'SECRET_KEY' | 'AUTH_SERVICE_URL' | 'USER_SERVICE_URL' | 'TOURNAMENT_SERVICE_URL', string>
>

async function* everyoneIn(neighbour: Neighbour): AsyncGenerator<PersonRecord, undefined> {
  let after = 0
  for (;;) {
    const { people } = await neighbour.read(readPeople, { query: { after, limit: pageSize } })
    yield* people
    const last = people.at(-1)
    if (!last || people.length < pageSize) return
    after = last.id
  }
}

async function look(users: Neighbour, others: readonly Neighbour[]): Promise<Difference[]> {
  const found: Difference[] = []
  for (const other of others) {
    for await (const one of comparePeople(other.service, everyoneIn(other), everyoneIn(users))) found.push(one)
  }
  return found
}

/**
 * Compares what auth-service and tournament-service hold of people with what user-service holds, page by page, while
 * all of them go on. What differs is looked at again after `patienceMs`, since news may be on its way. Rejects when a
 * service is away.
 */
export async function reconcile(config: ReconcileConfig, patienceMs = newsMs): Promise<Difference[]> {
  const tokens = createServiceTokens(config.SECRET_KEY, 'user-service')
  const users = openNeighbour('user-service', config.USER_SERVICE_URL, tokens)
  const others = [
    openNeighbour('auth-service', config.AUTH_SERVICE_URL, tokens),
    openNeighbour('tournament-service', config.TOURNAMENT_SERVICE_URL, tokens),
  ]
  let differences = await look(users, others)
  for (let turn = 1; turn < looks && differences.length > 0; turn += 1) {
    await delay(patienceMs)
    differences = stillThere(differences, await look(users, others))
  }
  return differences
}
