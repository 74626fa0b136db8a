import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLiveClient } from './live-client.ts'
import { reconnectDelay } from './reconnecting.ts'

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1
  static readonly made: FakeSocket[] = []
  readyState = 0
  readonly sent: unknown[] = []
  onopen = () => {}
  onclose = () => {}
  onerror = () => {}
  onmessage = (_: { data: string }) => {}
  constructor() {
    FakeSocket.made.push(this)
  }
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.readyState = 3
    this.onclose()
  }
  open() {
    this.readyState = 1
    this.onopen()
  }
  say(frame: object) {
    this.onmessage({ data: JSON.stringify(frame) })
  }
}

const newest = () => {
  const socket = FakeSocket.made.at(-1)
  assert.ok(socket)
  return socket
}

test('waits longer each time, never beyond 15 s, and never all at once', () => {
  assert.equal(reconnectDelay(0, 0), 250)
  assert.equal(reconnectDelay(0, 0.999) < 500, true)
  assert.equal(reconnectDelay(3, 0), 2000)
  assert.equal(reconnectDelay(30, 0.999) < 15_000, true)
})

test('resumes after what it saw, passes nothing twice, and asks for a refetch on a reset', t => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] })
  const heard: string[] = []
  const client = createLiveClient({
    url: 'ws://x/ws',
    token: async () => undefined,
    random: () => 0,
    // The fake has the few members the client uses.
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  t.after(client.stop)
  client.subscribe('tournament:1', { onEvent: ({ event }) => heard.push(event), onGap: () => heard.push('gap') })
  const first = newest()
  first.open()
  assert.deepEqual(first.sent, [{ type: 'subscribe', topic: 'tournament:1' }])
  first.say({ type: 'subscribed', topic: 'tournament:1', seq: 4 })
  first.say({ type: 'event', topic: 'tournament:1', seq: 5, event: 'match.completed', data: {}, at: '' })
  first.say({ type: 'event', topic: 'tournament:1', seq: 5, event: 'match.completed', data: {}, at: '' })
  first.onmessage({ data: '<html>' })
  assert.deepEqual(heard, ['gap', 'match.completed'])

  first.close()
  assert.equal(client.state.get().status, 'reconnecting')
  t.mock.timers.tick(300)
  const second = newest()
  assert.notEqual(second, first)
  second.open()
  assert.deepEqual(second.sent, [{ type: 'subscribe', topic: 'tournament:1', after: 5 }])
  second.say({ type: 'subscribed', topic: 'tournament:1', seq: 7 })
  second.say({ type: 'event', topic: 'tournament:1', seq: 6, event: 'match.cleared', data: {}, at: '' })
  assert.deepEqual(heard.slice(2), ['match.cleared'])
  second.say({ type: 'reset', topic: 'tournament:1' })
  second.say({ type: 'subscribed', topic: 'tournament:1', seq: 9 })
  assert.deepEqual(heard.slice(3), ['gap'])
  assert.equal(client.state.get().status, 'live')
})

/** Lets what waits for promises go on. */
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

test('signs in for what is one’s own, renews before the token ends, and comes back anonymous when there is none', async t => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] })
  const tokens = ['one', 'two', undefined]
  let asked = 0
  const client = createLiveClient({
    url: 'ws://x/ws',
    token: async () => tokens[asked++],
    random: () => 0,
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  t.after(client.stop)
  client.subscribe('user', { onEvent: () => {}, onGap: () => {} })
  const first = newest()
  first.open()
  await settle()
  assert.deepEqual(first.sent, [{ type: 'auth', token: 'one' }])
  first.say({ type: 'authenticated', user_id: 7, expires_at: new Date(Date.now() + 60_000).toISOString() })
  assert.deepEqual(first.sent.slice(1), [{ type: 'subscribe', topic: 'user' }])
  t.mock.timers.tick(44_000)
  await settle()
  assert.equal(asked, 1)
  t.mock.timers.tick(2_000)
  await settle()
  assert.deepEqual(first.sent.filter(frame => (frame as { type: string }).type !== 'ping').slice(2), [
    { type: 'auth', token: 'two' },
  ])
  first.close()
  t.mock.timers.tick(300)
  newest().open()
  await settle()
  assert.deepEqual(newest().sent, [])
})

test('a server that closes at once is not asked again at once', t => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] })
  const client = createLiveClient({
    url: 'ws://x/ws',
    random: () => 0,
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  t.after(client.stop)
  client.subscribe('system', { onEvent: () => {}, onGap: () => {} })
  const before = FakeSocket.made.length
  for (const wait of [250, 500, 1000, 2000]) {
    newest().open()
    newest().close()
    const made = FakeSocket.made.length
    t.mock.timers.tick(wait - 1)
    assert.equal(FakeSocket.made.length, made)
    t.mock.timers.tick(1)
    assert.equal(FakeSocket.made.length, made + 1)
  }
  assert.equal(FakeSocket.made.length, before + 4)
})
