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

/** How long things took, in milliseconds. */
export interface Latencies {
  /** Each `PUT result`, from asking to its answer. */
  readonly answers: readonly number[]
  /** From that answer to the frame, for each result at each follower's socket; negative where it came first. */
  readonly frames: readonly number[]
}

/**
 * How soon those who follow a tournament are told of a result, through the gateway of a whole stack. `followers` are
 * sockets of one other process; each of them counts.
 */
export async function measureLatency(workbench: Workbench, followers: number): Promise<Latencies> {
  const stack = await startLocalStack(workbench, await temporaryFolder(workbench))
  const call = await signIn(stack)
  const id = await drawTournament(call, size)

  const clients = startPartner(workbench, join(import.meta.dirname, 'clients.ts'), [])
  const ask = <T>(question: ClientsQuestion) => clients.ask<T>(question)
  await ask({
    ask: 'connect',
    port: Number(new URL(stack.gateway).port),
    path: '/ws',
    count: followers,
    hello: [JSON.stringify({ type: 'subscribe', topic: tournamentTopic(id) })],
    greetings: 2,
    notes: 'match.completed',
  })
  const asked: number[] = []
  const answered: number[] = []
  while (answered.length < results) {
    const { bracket } = await call(getBracket, undefined, { id })
    for (const match of bracket.filter(({ status }) => status === 'ready').slice(0, results - answered.length)) {
      await delay(pauseMs)
      asked.push(now())
      await call(recordResult, { games: [{ p1: 3, p2: 1 }] }, { id, match_id: match.id })
      answered.push(now())
      await ask({ ask: 'received', total: followers * answered.length })
    }
  }
  const arrivals = await ask<Arrivals>({ ask: 'arrivals' })
  await clients.stop()
  await stack.child.stop()
  return {
    answers: answered.map((at, index) => at - (asked[index] ?? at)),
    frames: answered.flatMap((at, index) => (arrivals[index] ?? []).map(arrival => arrival - at)),
  }
}
