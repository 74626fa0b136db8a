import { getBracket, type Tournament } from '@gym-it/contracts'
import { until } from '@gym-it/service-kit/testing'
import type { SignedIn } from '../standing/people.ts'
import type { Insisting } from './insisting.ts'
import { openRandom } from './random.ts'
import type { ShownEvents } from './shown-events.ts'
import { openWatcher, type Watcher } from './watcher.ts'

interface AudienceOptions {
  readonly gateway: string
  readonly seed: string
  readonly sockets: number
  readonly tournaments: readonly Tournament[]
  readonly people: readonly SignedIn[]
  readonly shown: ShownEvents
  readonly reader: Insisting
}

export interface Audience {
  readonly watchers: readonly Watcher[]
  stop(): void
}

/** Of eight sockets so many are signed in, and of five one follows all tournaments as well. */
const signedInOfEight = 5
const overviewEvery = 5
const dropEveryMs = 250
const connectedMs = 30_000

/**
 * Opens the sockets, divided among the tournaments, and lets one of them lose its connection now and then. Resolves when
 * all follow their topics.
 */
export async function openAudience(options: AudienceOptions): Promise<Audience> {
  const { gateway, seed, sockets, tournaments, people, shown, reader } = options
  const random = openRandom(`${seed} audience`)
  let signedIn = 0
  const watchers = Array.from({ length: sockets }, (_, index): Watcher => {
    const tournament = tournaments[index % tournaments.length]
    const person = index % 8 < signedInOfEight ? people[signedIn++ % people.length] : undefined
    const overview = index % overviewEvery === 0 ? ['tournaments'] : []
    const topics = [`tournament:${tournament?.id}`, ...overview, ...(person ? ['user'] : [])]
    const refetch = async () => reader.ask(getBracket, { params: { id: tournament?.id ?? 0 } })
    return openWatcher({ gateway, person, topics, random: openRandom(`${seed} socket ${index}`), shown, refetch })
  })
  const dropping = setInterval(() => random.pick(watchers).drop(), dropEveryMs)
  const stop = () => {
    clearInterval(dropping)
    for (const watcher of watchers) watcher.stop()
  }
  const follows = ({ stretches, position }: Watcher) => [...stretches.keys()].every(topic => position(topic) >= 0)
  try {
    await until('all sockets follow their topics', () => watchers.every(follows), connectedMs)
  } catch (error) {
    stop()
    throw error
  }
  return { watchers, stop }
}
