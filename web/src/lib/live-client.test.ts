import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLiveClient, reconnectDelay } from './live-client.ts'

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1
  static readonly made: FakeSocket[] = []
  readyState = 0
  readonly sent: unknown[] = []
  onopen = () => {}
  onclose = () => {}
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
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const heard: string[] = []
  const client = createLiveClient({
    url: 'ws://x/ws',
    token: async () => undefined,
    random: () => 0,
    // The fake has the few members the client uses.
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  client.subscribe('tournament:1', { onEvent: event => heard.push(event), onGap: () => heard.push('gap') })
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
  assert.deepEqual(heard.slice(3), ['gap'])
  assert.equal(client.state.get().status, 'live')
})
