import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { getBracket, recordResult, tournamentTopic } from '@gym-it/contracts'
import { drawTournament, signIn } from '../api-calls.ts'
import type { Workbench } from '../area.ts'
import { startLocalStack, temporaryFolder } from '../local-stack.ts'
import type { Arrivals, ClientsQuestion } from './clients.ts'
import { now } from './clock.ts'
import { startPartner } from './partner.ts'

const size = 64
const results = 60
const pauseMs = 60

const spectatorsOnEachSide = 2

/** How long things took, in milliseconds. */
export interface Latencies {
  /** Each `PUT result`, from asking to its answer. */
  readonly answers: readonly number[]
  /** From that answer to the frame at a spectator who has a process of their own; negative where it came first. */
  readonly spectators: readonly number[]
  /** The same at every follower; one process reads them all, which takes it about as long as sending takes. */
  readonly followers: readonly number[]
}

/**
 * How soon those who follow a tournament are told of a result, through the gateway of a whole stack. `followers` are
 * sockets of one other process; of the spectators half have come before them and half after.
 */
export async function measureLatency(workbench: Workbench, followers: number): Promise<Latencies> {
  const stack = await startLocalStack(workbench, await temporaryFolder(workbench))
  const call = await signIn(stack)
  const id = await drawTournament(call, size)
  const connect = async (count: number) => {
    const clients = startPartner(workbench, join(import.meta.dirname, 'clients.ts'), [])
    const ask = <T>(question: ClientsQuestion) => clients.ask<T>(question)
    await ask({
      ask: 'connect',
      port: Number(new URL(stack.gateway).port),
      path: '/ws',
      count,
      hello: [JSON.stringify({ type: 'subscribe', topic: tournamentTopic(id) })],
      greetings: 2,
      notes: 'match.completed',
    })
    return {
      stop: clients.stop,
      received: (told: number) => ask<void>({ ask: 'received', total: count * told }),
      arrivals: () => ask<Arrivals>({ ask: 'arrivals' }),
    }
  }
  const first = await connect(spectatorsOnEachSide)
  const crowd = await connect(followers)
  const last = await connect(spectatorsOnEachSide)
  const everybody = [first, crowd, last]

  const asked: number[] = []
  const answered: number[] = []
  while (answered.length < results) {
    const { bracket } = await call(getBracket, undefined, { id })
    for (const match of bracket.filter(({ status }) => status === 'ready').slice(0, results - answered.length)) {
      await delay(pauseMs)
      asked.push(now())
      await call(recordResult, { games: [{ p1: 3, p2: 1 }] }, { id, match_id: match.id })
      answered.push(now())
      await Promise.all(everybody.map(one => one.received(answered.length)))
    }
  }
  const late = async ({ arrivals }: typeof crowd) => {
    const all = await arrivals()
    return answered.flatMap((at, index) => (all[index] ?? []).map(arrival => arrival - at))
  }
  const latencies = {
    answers: answered.map((at, index) => at - (asked[index] ?? at)),
    spectators: [...(await late(first)), ...(await late(last))],
    followers: await late(crowd),
  }
  await Promise.all(everybody.map(({ stop }) => stop()))
  await stack.child.stop()
  return latencies
}
