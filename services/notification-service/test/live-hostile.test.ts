import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { linkPath, linkProtocol, openLink } from '@gym-it/service-kit'
import {
  inReverse,
  type LiveSocket,
  openCuttable,
  openLiveSocket,
  startNeighbour,
  until,
} from '@gym-it/service-kit/testing'
import { WebSocket } from 'ws'
import { type LiveStanding, standLive } from './live-standing.ts'
import { named, newTournament, paused } from './tournament-events.ts'

const mebibyte = 1_048_576
const waitingBytes = mebibyte

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What the process holds for good, in bytes. */
function held(): number {
  for (let round = 0; round < 3; round += 1) collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

describe('hostile clients', () => {
  const cleanup = inReverse({ after })
  let standing: LiveStanding
  let witness: LiveSocket
  before(async () => {
    standing = await standLive(cleanup, { limits: { waitingBytes, connectionsPerAddress: 60 } })
    witness = await openLiveSocket(cleanup, standing.url)
    await witness.follow('system')
  })

  /** An honest client notices nothing: it is told everything, soon. */
  async function everybodyElseIsWell(): Promise<void> {
    const mark = randomBytes(6).toString('hex')
    const startedAt = performance.now()
    await standing.broadcast(mark)
    await witness.frame('event', ({ data }) => (data as { message: string }).message === mark)
    assert.ok(performance.now() - startedAt < 2_000)
  }

  /** Speaks WebSocket so far, and then whatever it likes. */
  async function dial(t: { after(tidy: () => void): void }): Promise<Socket> {
    const { port } = new URL(standing.url)
    const socket = connect(Number(port), '127.0.0.1')
    t.after(() => socket.destroy())
    socket.on('error', () => {})
    const key = randomBytes(16).toString('base64')
    socket.write(
      `GET /ws HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`,
    )
    await once(socket, 'data')
    return socket
  }

  async function open(t: { after(tidy: () => void): void }, url = standing.url): Promise<WebSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { perMessageDeflate: false })
    t.after(() => socket.terminate())
    socket.on('error', () => {})
    await once(socket, 'open')
    return socket
  }

  const closingCode = async (socket: WebSocket) => ((await once(socket, 'close')) as [number])[0]

  test('bytes that are no frames, or frames without measure, end the connection', async t => {
    const refused = [
      randomBytes(100_000),
      // Without a mask, with reserved bits, of a kind that does not exist, longer than any memory.
      Buffer.from([0x81, 0x02, 0x7b, 0x7d]),
      Buffer.from([0xf1, 0x80, 0, 0, 0, 0]),
      Buffer.from([0x83, 0x80, 0, 0, 0, 0]),
      Buffer.from([0x81, 0xff, 0x3f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
      // A message in pieces without end.
      Buffer.concat([
        Buffer.from([0x01, 0x80, 0, 0, 0, 0]),
        ...Array.from({ length: 20_000 }, () => Buffer.from([0x00, 0x81, 0, 0, 0, 0, 0x20])),
      ]),
    ]
    for (const bytes of refused) {
      const socket = await dial(t)
      socket.resume()
      socket.write(bytes)
      await once(socket, 'close')
    }
    await everybodyElseIsWell()
  })

  test('ten thousand subscriptions: fifty are kept, and then the connection ends', async t => {
    const socket = await open(t)
    const types: string[] = []
    socket.on('message', data => types.push(JSON.parse(String(data)).type))
    for (let id = 1; id <= 10_000; id += 1)
      socket.send(JSON.stringify({ type: 'subscribe', topic: `tournament:${id}` }))
    assert.equal(await closingCode(socket), 4429)
    assert.equal(types.filter(type => type === 'subscribed').length, 50)
    await everybodyElseIsWell()
  })

  test('who asks without end and reads nothing is sent away', async t => {
    for (const ask of [
      (socket: WebSocket) => socket.ping('x'.repeat(125)),
      (socket: WebSocket) => socket.pong(),
      (socket: WebSocket) => socket.send('nonsense'),
      (socket: WebSocket) => socket.send(JSON.stringify({ type: 'auth', token: 'x'.repeat(4_000) })),
    ]) {
      const socket = await open(t)
      for (let count = 0; count < 500; count += 1) ask(socket)
      assert.equal(await closingCode(socket), 4429)
    }
    await everybodyElseIsWell()
  })

  test('a reader that never reads is dropped, and costs a bounded share of memory until then', async t => {
    const sockets = await Promise.all(Array.from({ length: 20 }, () => open(t)))
    const codes = sockets.map(closingCode)
    for (const socket of sockets) {
      socket.send(JSON.stringify({ type: 'subscribe', topic: 'system' }))
      await once(socket, 'message')
      socket.pause()
    }
    const before = held()
    let peak = 0
    const told = witness.events().length
    const [batches, inOne] = [8, 30]
    for (let batch = 0; batch < batches; batch += 1) {
      await standing.broadcast(...Array.from({ length: inOne }, (_, index) => `${index} ${'x'.repeat(100_000)}`))
      peak = Math.max(peak, held() - before)
    }
    const count = batches * inOne
    await until('the others have all of it', () => witness.events().length === told + count, 20_000)
    // 24 MB were told; the window keeps 8 of them, the witness above all of them, and the twenty a bounded rest together.
    assert.ok(peak < 100 * mebibyte, `${(peak / mebibyte).toFixed(0)} MiB`)
    for (const socket of sockets) socket.resume()
    // Those who read again in time are told; the others were given up.
    for (const code of await Promise.all(codes)) assert.ok(code === 4408 || code === 1006, String(code))
    await everybodyElseIsWell()
  })

  test('who asks for all of the past and never reads is sent away, with a bounded share of memory until then', async t => {
    const [topics, events, readers] = [50, 50, 10]
    const text = 'x'.repeat(4_000)
    const followed = Array.from({ length: topics }, newTournament)
    for (const id of followed) {
      for (let count = 0; count < events; count += 1) standing.neighbour.tell(named(id, text), { isSilent: true })
    }
    // Memory does not keep the first of it: all that is asked for comes from the log.
    const watcher = await openLiveSocket(inReverse(t), standing.url)
    await watcher.follow('tournaments')
    const { id: last } = standing.neighbour.tell(paused(newTournament()))
    await watcher.frame('event', ({ seq }) => seq === last)
    const sockets = await Promise.all(Array.from({ length: readers }, () => open(t)))
    const codes = sockets.map(closingCode)
    const before = held()
    for (const socket of sockets) {
      for (const id of followed) socket.send(JSON.stringify({ type: 'subscribe', topic: `tournament:${id}`, after: 0 }))
      socket.pause()
    }
    let peak = 0
    for (let round = 0; round < 20; round += 1) {
      await everybodyElseIsWell()
      peak = Math.max(peak, held() - before)
    }
    // All of it would be 100 MB for them together.
    assert.ok(peak < 50 * mebibyte, `${(peak / mebibyte).toFixed(0)} MiB`)
    for (const socket of sockets) socket.resume()
    for (const code of await Promise.all(codes)) assert.ok(code === 4408 || code === 1006, String(code))
    await everybodyElseIsWell()
  })

  test('the same over a link: who never reads is dropped, and those beside it are told everything', async t => {
    const asked = request(`${standing.url}${linkPath}`, { headers: { connection: 'Upgrade', upgrade: linkProtocol } })
    asked.end()
    const [, carrier] = (await once(asked, 'upgrade')) as [unknown, Socket]
    t.after(() => carrier.destroy())
    const link = openLink(carrier, {})
    const openOver = async () => {
      // Nothing that the client does with a socket is missing.
      const createConnection = () => link.open() as unknown as Socket
      const socket = new WebSocket(`${standing.url.replace('http', 'ws')}/ws`, { createConnection })
      t.after(() => socket.terminate())
      await once(socket, 'open')
      socket.send(JSON.stringify({ type: 'subscribe', topic: 'system' }))
      await once(socket, 'message')
      return socket
    }
    const [slow, quick] = [await openOver(), await openOver()]
    const told: string[] = []
    quick.on('message', data => {
      const frame = JSON.parse(String(data))
      if (frame.type === 'event') told.push(frame.data.message.slice(0, 6))
    })
    slow.pause()
    const code = closingCode(slow)
    const said = Array.from({ length: 120 }, (_, index) => `${index}`.padStart(6, ' '))
    const before = held()
    for (let first = 0; first < said.length; first += 30) {
      await standing.broadcast(...said.slice(first, first + 30).map(text => text + 'x'.repeat(100_000)))
    }
    await until('the one beside it has all', () => told.length === said.length, 20_000)
    assert.deepEqual(told, said)
    const grown = (held() - before) / mebibyte
    assert.ok(grown < 60, `${grown.toFixed(0)} MiB`)
    slow.resume()
    assert.equal(await code, 4408)
    await everybodyElseIsWell()
  })

  test('one address opens so many connections and no more, until some are closed', async t => {
    const sockets = await Promise.all(Array.from({ length: 59 }, () => open(t)))
    const address = `${standing.url}/ws`
    const upgrade = () =>
      new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
        const refused = new WebSocket(address.replace('http', 'ws'))
        refused.on('unexpected-response', (_request, { statusCode = 0, headers }) => {
          resolve({ status: statusCode, retryAfter: headers['retry-after'] })
        })
        refused.on('open', () => reject(new Error('it was let in')))
        refused.on('error', () => {})
      })
    const { status, retryAfter } = await upgrade()
    assert.equal(status, 429)
    assert.ok(Number(retryAfter) > 0)
    assert.equal((await fetch(`${standing.url}/api/v1/tournaments/1/stream`)).status, 429)
    await everybodyElseIsWell()
    const [first] = sockets
    assert.ok(first)
    first.close()
    await once(first, 'close')
    await until('there is room again', async () => {
      await open(t)
      return true
    })
  })

  /** Fifty come, ask for forty topics each, and go. */
  async function comeAndGo(t: { after(tidy: () => void): void }, url: string): Promise<void> {
    const sockets = await Promise.all(Array.from({ length: 50 }, () => open(t, url)))
    for (const socket of sockets) {
      for (let id = 1; id <= 40; id += 1) socket.send(JSON.stringify({ type: 'subscribe', topic: `tournament:${id}` }))
      socket.send('nonsense')
    }
    await Promise.all(sockets.map(socket => once(socket, 'message')))
    const left = sockets.map(socket => once(socket, 'close'))
    for (const socket of sockets) socket.terminate()
    await Promise.all(left)
  }

  test('what came and went leaves nothing behind', async t => {
    await comeAndGo(t, standing.url)
    await everybodyElseIsWell()
    const before = held()
    for (let round = 0; round < 4; round += 1) {
      await comeAndGo(t, standing.url)
      await everybodyElseIsWell()
    }
    const grown = (held() - before) / mebibyte
    assert.ok(grown < 8, `${grown.toFixed(1)} MiB`)
  })

  test('nor does what asks for topics of a service that cannot be reached', async t => {
    const own = inReverse(t)
    const away = await startNeighbour(own)
    const way = await openCuttable(own, away.url)
    await way.cut()
    const { url } = await standLive(own, { TOURNAMENT_SERVICE_URL: way.url.replace(/\/$/, '') })
    await comeAndGo(own, url)
    const before = held()
    for (let round = 0; round < 10; round += 1) await comeAndGo(own, url)
    const grown = (held() - before) / mebibyte
    assert.ok(grown < 8, `${grown.toFixed(1)} MiB`)
  })
})
