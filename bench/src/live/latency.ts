import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  addParticipants,
  apiBase,
  type BodyOf,
  createTournament,
  generateBracket,
  getBracket,
  login,
  type Operation,
  type ParamsOf,
  type ReplyOf,
  recordResult,
  type ServerFrame,
  tournamentTopic,
} from '@gym-it/contracts'
import type { Workbench } from '../area.ts'
import { type RunningStack, startLocalStack, temporaryFolder } from '../local-stack.ts'
import type { ClientsQuestion } from './clients.ts'
import { startPartner } from './partner.ts'

const size = 64
const results = 60
const pauseMs = 60
const observersOnEachSide = 2

/** Calls the API as the administrator. */
async function signIn({ gateway, admin }: RunningStack) {
  let token = ''
  const call = async <O extends Operation>(
    operation: O,
    body: BodyOf<O>,
    params?: ParamsOf<O>,
  ): Promise<ReplyOf<O>> => {
    const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) =>
      String((params as Record<string, number> | undefined)?.[name]),
    )
    const response = await fetch(`${gateway}${apiBase}${path}`, {
      method: operation.method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${operation.id} was answered ${response.status}: ${await response.text()}`)
    // The contract says what a success looks like.
    return (await response.json()) as ReplyOf<O>
  }
  token = (await call(login, admin)).access_token
  return call
}

/** A spectator that notes when it hears of each match. */
async function observe(gateway: string, topic: string) {
  const heardAt = new Map<number, number>()
  const waiting = new Map<number, () => void>()
  const socket = new WebSocket(`${gateway.replace('http', 'ws')}/ws`)
  await once(socket, 'open')
  const isFollowing = new Promise<void>(resolve => {
    socket.addEventListener('message', ({ data }) => {
      const at = performance.now()
      const frame = JSON.parse(String(data)) as ServerFrame
      if (frame.type === 'subscribed') resolve()
      if (frame.type !== 'event' || frame.event !== 'match.completed') return
      const { id } = (frame.data as { match: { id: number } }).match
      heardAt.set(id, at)
      waiting.get(id)?.()
    })
  })
  socket.send(JSON.stringify({ type: 'subscribe', topic }))
  await isFollowing
  return {
    heard: async (matchId: number): Promise<number> => {
      if (!heardAt.has(matchId)) await new Promise<void>(resolve => waiting.set(matchId, resolve))
      return heardAt.get(matchId) ?? Number.NaN
    },
    close: () => socket.close(),
  }
}

/**
 * From the answer to `PUT result` to the frame at a spectator's socket, in milliseconds, through the gateway of a whole
 * stack, while `subscribers` follow the same tournament. Negative where the spectator was told first.
 */
export async function measureLatency(workbench: Workbench, subscribers: number): Promise<readonly number[]> {
  const stack = await startLocalStack(workbench, await temporaryFolder(workbench))
  const call = await signIn(stack)
  const { tournament } = await call(createTournament, {
    name: 'Bench',
    start_date: '2026-01-01',
    max_participants: size,
  })
  const { id } = tournament
  const participants = Array.from({ length: size }, (_, index) => ({
    name: `Participant ${index + 1}`,
    seed: index + 1,
  }))
  await call(addParticipants, { participants }, { id })
  await call(generateBracket, undefined, { id })

  const topic = tournamentTopic(id)
  const observers: Awaited<ReturnType<typeof observe>>[] = []
  const open = async () => {
    for (let count = 0; count < observersOnEachSide; count += 1) observers.push(await observe(stack.gateway, topic))
  }
  await open()
  const clients = startPartner(workbench, join(import.meta.dirname, 'clients.ts'), [])
  const hello = [JSON.stringify({ type: 'subscribe', topic })]
  const question: ClientsQuestion = {
    ask: 'connect',
    port: Number(new URL(stack.gateway).port),
    path: '/ws',
    count: subscribers,
    hello,
    greetings: 2,
  }
  await clients.ask(question)
  await open()

  const latencies: number[] = []
  for (let count = 0; count < results; ) {
    const { bracket } = await call(getBracket, undefined, { id })
    for (const match of bracket.filter(({ status }) => status === 'ready').slice(0, results - count)) {
      await delay(pauseMs)
      await call(recordResult, { games: [{ p1: 3, p2: 1 }] }, { id, match_id: match.id })
      const acknowledgedAt = performance.now()
      for (const observer of observers) latencies.push((await observer.heard(match.id)) - acknowledgedAt)
      count += 1
    }
  }
  for (const observer of observers) observer.close()
  await clients.stop()
  await stack.child.stop()
  return latencies
}
