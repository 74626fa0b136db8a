import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { createLiveClient } from '@gym-it/client'
import {
  addParticipant,
  broadcastMessage,
  createTournament,
  type ServerFrame,
  type ServiceName,
  type StatefulServiceName,
  sendNotification,
} from '@gym-it/contracts'
import { freePort } from '@gym-it/local-stack'
import { openDatabase } from '@gym-it/service-kit'
import { type Cleanup, inReverse, until } from '@gym-it/service-kit/testing'
import { startChild } from './chaos/child.ts'
import { openInsisting } from './chaos/insisting.ts'
import { openServers, redisProgram, type Servers } from './chaos/servers.ts'
import { signIn } from './standing/people.ts'

const clients = 40
const rounds = 30
const killedAfter = 10
const root = join(import.meta.dirname, '..', '..')

/** Starts one more process of a service, on a port of its own; answers its address once it is ready. */
async function startOneMore(t: Cleanup, servers: Servers, name: ServiceName, folder: string, more = {}) {
  const port = await freePort()
  const env = { ...servers.environmentOf(name), PORT: String(port), ...more }
  const command = [process.execPath, join(root, 'services', name, 'src', 'main.ts')] as const
  const child = await startChild({ command, env, logFile: join(folder, `${name}-2.log`) })
  t.after(() => child.kill())
  const url = `http://127.0.0.1:${port}`
  await until(`${name} is ready`, async () => (await fetch(`${url}/readyz`)).ok, 30_000)
  return url
}

interface Seen {
  /** What came over the wire of this topic, over all connections, before the client has looked at it. */
  readonly raw: number[]
  /** What the client has handed on. */
  readonly handed: number[]
  /** How often it was told that it may have missed something; once is the beginning. */
  gaps: number
}

/** The package's own client, and beside it everything that came over its connections. */
function openClient(t: Cleanup, gateway: string, token: string, topics: readonly string[]) {
  const seen = new Map(topics.map((topic): [string, Seen] => [topic, { raw: [], handed: [], gaps: 0 }]))
  let connections = 0
  class Overheard extends WebSocket {
    constructor(url: string | URL) {
      super(url)
      connections += 1
      this.addEventListener('message', ({ data }) => {
        const frame = JSON.parse(String(data)) as ServerFrame
        if (frame.type === 'event') seen.get(frame.topic)?.raw.push(frame.seq)
      })
    }
  }
  const url = `${gateway.replace(/^http/, 'ws')}/ws`
  const client = createLiveClient({ url, token: async () => token, WebSocket: Overheard })
  t.after(() => client.stop())
  for (const [topic, of] of seen) {
    client.subscribe(topic, {
      onEvent: ({ seq }) => void of.handed.push(seq),
      onGap: () => {
        of.gaps += 1
      },
    })
  }
  return { seen, connections: () => connections }
}

test('two processes of notification-service: one is killed, and its clients go on at the other without a gap', {
  skip: existsSync(redisProgram) ? false : `${redisProgram} is not installed`,
}, async (t: TestContext) => {
  const cleanup = inReverse(t)
  const folder = await mkdtemp(join(tmpdir(), 'gym-it-replicas-'))
  cleanup.after(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }))
  const servers = await openServers(cleanup, folder)
  const second = await startOneMore(cleanup, servers, 'notification-service', folder)
  const { NOTIFICATION_SERVICE_URL: first = '' } = servers.environmentOf('api-gateway')
  const both = { NOTIFICATION_SERVICE_URL: `${first},${second}` }
  const gateway = await startOneMore(cleanup, servers, 'api-gateway', folder, both)

  const admin = await signIn(gateway, servers.admin.email, servers.admin.password)
  const signal = AbortSignal.any([t.signal, AbortSignal.timeout(90_000)])
  const writer = openInsisting({ gateway, as: admin, onWrite: () => {}, onRetry: () => {}, signal })
  const body = { name: 'Watched', start_date: '2030-01-01', max_participants: rounds }
  const { tournament } = await writer.ask(createTournament, { body })
  const params = { id: tournament.id }
  const topics = ['system', 'user', `tournament:${tournament.id}`]
  const watching = Array.from({ length: clients }, () => openClient(cleanup, gateway, admin.token, topics))
  const all = watching.flatMap(({ seen }) => [...seen.values()])
  await until('all follow', () => all.every(({ gaps }) => gaps === 1), 15_000)

  let killing: Promise<void> | undefined
  for (let round = 0; round < rounds; round += 1) {
    if (round === killedAfter) killing = servers.kill('notification-service')
    const message = `Round ${round}`
    await Promise.all([
      writer.ask(broadcastMessage, { body: { message } }),
      writer.ask(sendNotification, { body: { user_id: admin.id, message } }),
      writer.ask(addParticipant, { params, body: { name: message } }),
    ])
  }
  await killing

  const logOf = async (service: StatefulServiceName, topic: string) => {
    const sql = openDatabase(servers.databaseUrl(service), 1)
    try {
      const rows = await sql<{ id: number }[]>`select id from events where topic = ${topic} order by id`
      return rows.map(({ id }) => id).slice(-rounds)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
  const logs = new Map([
    ['system', await logOf('notification-service', 'system')],
    ['user', await logOf('notification-service', `user:${admin.id}`)],
    [`tournament:${tournament.id}`, await logOf('tournament-service', `tournament:${tournament.id}`)],
  ])
  await until('all has come', () => all.every(({ handed }) => handed.length >= rounds), 20_000)
  for (const { seen } of watching) {
    for (const [topic, { raw, handed, gaps }] of seen) {
      const log = logs.get(topic)
      assert.equal(log?.length, rounds, topic)
      assert.deepEqual(handed, log, `${topic} as the client handed it on`)
      assert.deepEqual(raw, log, `${topic} as it came`)
      assert.equal(gaps, 1, `${topic}: nothing had to be fetched again`)
    }
  }
  const moved = watching.filter(({ connections }) => connections() > 1).length
  t.diagnostic(
    `${moved} of ${clients} clients went on at the other process; ${rounds * topics.length * clients} events`,
  )
  assert.ok(moved >= clients / 4 && moved <= (clients * 3) / 4, `${moved} of ${clients} have moved`)
})
