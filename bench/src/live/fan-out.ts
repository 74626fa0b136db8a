import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Workbench } from '../area.ts'
import type { ClientsQuestion } from './clients.ts'
import { startPartner } from './partner.ts'
import type { ServerQuestion } from './server.ts'

export type ContenderName = 'ours' | 'socket.io' | 'ws' | 'bare'

/** What a server took for one socket, and for one frame at one socket. */
export interface FanOut {
  /** Memory that one more idle connection takes, in bytes. */
  readonly idleBytes: number
  /** Processor time for one frame at one socket, in microseconds: broadcasts one by one, and ten in one turn. */
  readonly oneByOne: number
  readonly inBursts: number
}

export const broadcasts = 100
const burstOf = 10
const bursts = 10
const warmUp = 10
const settleMs = 700
/** Connections that come first: what a server takes once, such as its compiled code, is not the memory of a connection. */
const firstConnections = 200

/** How a client greets each contender, and with how many frames it is greeted. */
const manners: Readonly<Record<ContenderName, { path: string; hello: readonly string[]; greetings: number }>> = {
  ours: { path: '/ws', hello: ['{"type":"subscribe","topic":"system"}'], greetings: 2 },
  'socket.io': { path: '/socket.io/?EIO=4&transport=websocket', hello: ['40'], greetings: 2 },
  ws: { path: '/', hello: [], greetings: 0 },
  bare: { path: '/', hello: [], greetings: 0 },
}

/** Has a contender tell `count` sockets of another process something, after the last has heard what came before. */
export async function measureFanOut(workbench: Workbench, name: ContenderName, count: number): Promise<FanOut> {
  const server = startPartner(workbench, join(import.meta.dirname, 'server.ts'), [name])
  const clients = startPartner(workbench, join(import.meta.dirname, 'clients.ts'), [])
  const ask = <T>(question: ServerQuestion) => server.ask<T>(question)
  const askClients = (question: ClientsQuestion) => clients.ask<void>(question)
  const port = await ask<number>({ ask: 'port' })
  const memoryWith = async (more: number) => {
    await askClients({ ask: 'connect', port, count: more, ...manners[name] })
    await delay(settleMs)
    return ask<number>({ ask: 'memory' })
  }
  const before = await memoryWith(firstConnections)
  const further = count - firstConnections
  const idleBytes = ((await memoryWith(further)) - before) / further

  let total = 0
  const tell = async (turns: number, times: number): Promise<number> => {
    const cpuBefore = await ask<number>({ ask: 'cpu' })
    for (let turn = 0; turn < turns; turn += 1) {
      total += count * times
      const received = askClients({ ask: 'received', total })
      await ask({ ask: 'broadcast', times })
      await received
    }
    return ((await ask<number>({ ask: 'cpu' })) - cpuBefore) / (turns * times * count)
  }
  await tell(warmUp, 1)
  const result = { idleBytes, oneByOne: await tell(broadcasts, 1), inBursts: await tell(bursts, burstOf) }
  await Promise.all([clients.stop(), server.stop()])
  return result
}
