import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createLiveClient } from './live-client.ts'
import { reconnectDelay } from './reconnecting.ts'

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1
  static readonly made: FakeSocket[] = []
  readyState = 0
  readonly sent: unknown[] = []
  /** The network is gone: nothing is answered any more. */
  isDead = false
  onopen = () => {}
  onclose = () => {}
  onerror = () => {}
  onmessage = (_: { data: string }) => {}
  constructor() {
    FakeSocket.made.push(this)
  }
  send(text: string) {
    const frame = JSON.parse(text)
    if (frame.type !== 'ping') this.sent.push(frame)
    else if (!this.isDead) this.say({ type: 'pong' })
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

/** A client whose sockets are fakes. */
function fakeClient(t: TestContext, token?: () => Promise<string | undefined>) {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] })
  const client = createLiveClient({
    url: 'ws://x/ws',
    ...(token ? { token } : {}),
    random: () => 0,
    // The fake has the few members the client uses.
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  t.after(client.stop)
  return client
}

const topic = 'tournament:1'
const event = (seq: number, name = 'match.completed') => ({ type: 'event', topic, seq, event: name, data: {}, at: '' })
const subscribed = (seq: number) => ({ type: 'subscribed', topic, seq })

test('resumes after what it saw, passes nothing twice, and asks for a refetch on a reset', t => {
  const heard: string[] = []
  const client = fakeClient(t)
  client.subscribe('tournament:1', { onEvent: ({ event }) => heard.push(event), onGap: () => heard.push('gap') })
  const first = newest()
  first.open()
  assert.deepEqual(first.sent, [{ type: 'subscribe', topic: 'tournament:1' }])
  first.say(subscribed(4))
  first.say(event(5))
  first.say(event(5))
  first.onmessage({ data: '<html>' })
  assert.deepEqual(heard, ['gap', 'match.completed'])

  first.close()
  assert.equal(client.state.get().status, 'reconnecting')
  t.mock.timers.tick(300)
  const second = newest()
  assert.notEqual(second, first)
  second.open()
  assert.deepEqual(second.sent, [{ type: 'subscribe', topic: 'tournament:1', after: 5 }])
  second.say(subscribed(5))
  second.say(event(6, 'match.cleared'))
  first.say(event(7))
  assert.deepEqual(heard.slice(2), ['match.cleared'])
  second.say({ type: 'reset', topic })
  second.say(subscribed(9))
  assert.deepEqual(heard.slice(3), ['gap'])
  assert.equal(client.state.get().status, 'live')
})

/** Lets what waits for promises go on. */
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

test('signs in once the connection stands, also when one’s own news was asked for before that', async t => {
  const client = fakeClient(t, async () => 'one')
  client.subscribe(topic, { onEvent: () => {}, onGap: () => {} })
  client.subscribe('user', { onEvent: () => {}, onGap: () => {} })
  await settle()
  const first = newest()
  first.open()
  await settle()
  assert.deepEqual(first.sent, [
    { type: 'auth', token: 'one' },
    { type: 'subscribe', topic },
  ])
  first.say({ type: 'authenticated', user_id: 1, expires_at: new Date(900_000).toISOString() })
  assert.deepEqual(first.sent.at(-1), { type: 'subscribe', topic: 'user' })
})

test('signs in for what is one’s own, renews before the token ends, and comes back anonymous when there is none', async t => {
  const tokens = ['one', 'two', undefined]
  let asked = 0
  const client = fakeClient(t, async () => tokens[asked++])
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
  assert.deepEqual(first.sent.slice(2), [{ type: 'auth', token: 'two' }])
  first.close()
  t.mock.timers.tick(300)
  newest().open()
  await settle()
  assert.deepEqual(newest().sent, [])
})

test('a server that closes at once is not asked again at once', t => {
  const client = fakeClient(t)
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

test('says who it is before it asks for topics, also for those that come meanwhile', async t => {
  const client = fakeClient(t, async () => 'mine')
  const listener = { onEvent: () => {}, onGap: () => {} }
  client.subscribe(topic, listener)
  const socket = newest()
  socket.open()
  client.subscribe('tournament:2', listener)
  assert.deepEqual(socket.sent, [])
  await settle()
  assert.deepEqual(socket.sent, [
    { type: 'auth', token: 'mine' },
    { type: 'subscribe', topic },
    { type: 'subscribe', topic: 'tournament:2' },
  ])
})

test('what was shown as to a stranger after a refused token is asked for again once the next one holds', async t => {
  const tokens = ['old', 'new']
  const heard: number[] = []
  const client = fakeClient(t, async () => tokens.shift())
  client.subscribe(topic, { onEvent: ({ seq }) => heard.push(seq), onGap: () => {} })
  const socket = newest()
  socket.open()
  await settle()
  socket.say({ type: 'error', code: 'TOKEN_INVALID', detail: '' })
  socket.say(subscribed(4))
  t.mock.timers.tick(5_000)
  await settle()
  const expires_at = new Date(Date.now() + 60_000).toISOString()
  socket.say({ type: 'authenticated', user_id: 7, expires_at })
  assert.deepEqual(socket.sent.slice(2), [
    { type: 'auth', token: 'new' },
    { type: 'subscribe', topic, after: 4 },
  ])
  // On its way since before: it comes once more, in its turn.
  socket.say(event(6))
  socket.say(subscribed(4))
  socket.say(event(5))
  socket.say(event(6))
  assert.deepEqual(heard, [5, 6])
})

test('every listener is told of the beginning; what is on its way from before a new subscription is not its beginning', async t => {
  const heard: string[] = []
  const listener = (name: string) => ({
    onEvent: ({ seq }: { readonly seq: number }) => heard.push(`${name} ${seq}`),
    onGap: () => heard.push(`${name} gap`),
  })
  const client = fakeClient(t)
  const leave = client.subscribe(topic, listener('one'))
  const socket = newest()
  socket.open()
  socket.say(subscribed(4))
  leave()
  client.subscribe(topic, listener('two'))
  socket.say(event(5))
  assert.deepEqual(heard, ['one gap'])
  socket.say({ type: 'unsubscribed', topic })
  socket.say(subscribed(5))
  assert.deepEqual(heard.slice(1), ['two gap'])
  client.subscribe(topic, listener('three'))
  await settle()
  assert.deepEqual(heard.slice(2), ['three gap'])
  socket.say(event(6))
  assert.deepEqual(heard.slice(3), ['two 6', 'three 6'])
})

test('a network that is gone is noticed five seconds after a ping, and waking up pings', t => {
  const client = fakeClient(t)
  client.subscribe(topic, { onEvent: () => {}, onGap: () => {} })
  const socket = newest()
  socket.open()
  for (let beat = 0; beat < 3; beat += 1) t.mock.timers.tick(20_000)
  assert.equal(newest(), socket)
  socket.isDead = true
  // A browser waits long for the other side to agree to a close.
  socket.close = () => {}
  client.wake()
  t.mock.timers.tick(4_999)
  assert.equal(client.state.get().status, 'live')
  t.mock.timers.tick(1)
  assert.equal(client.state.get().status, 'reconnecting')
  t.mock.timers.tick(250)
  assert.notEqual(newest(), socket)
})
