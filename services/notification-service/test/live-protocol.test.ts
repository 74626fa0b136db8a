import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inReverse, openLiveSocket, signedIn, until } from '@gym-it/service-kit/testing'
import { standLive } from './live-standing.ts'

describe('what clients may send', () => {
  const cleanup = inReverse({ after })
  let url: string
  before(async () => {
    const standing = await standLive(cleanup)
    url = standing.url
  })
  const open = (t: { after(tidy: () => Promise<void>): void }) => openLiveSocket(inReverse(t), url)

  test('the personal topic needs a sign-in, and topics must exist', async t => {
    const socket = await open(t)
    for (const topic of [
      'user',
      'user:1',
      'tournament:0',
      'tournament:-1',
      'tournament:x',
      'tournament:1e3',
      '',
      '__proto__',
      'x'.repeat(101),
    ]) {
      const errors = () => socket.frames.filter(({ type }) => type === 'error').length
      const before = errors()
      socket.send({ type: 'subscribe', topic })
      await until(`an error for ${topic}`, () => errors() === before + 1)
    }
    for (const token of ['', 'nonsense', signedIn('admin', { secret: 'made up' }).token]) {
      socket.send({ type: 'auth', token })
    }
    socket.send({ type: 'subscribe', topic: 'user' })
    await socket.settle()
    assert.ok(socket.frames.every(({ type }) => ['ready', 'error', 'pong'].includes(type)))
  })

  test('garbage is answered with an error, and the socket lives on', async t => {
    const socket = await open(t)
    const garbage = [
      ...['', 'nonsense', '{', '[]', 'null', '"text"', '1e400', '{"type":"nothing"}', '{"type":["ping"]}', '\u0000'],
      ...['{"type":"subscribe"}', '{"type":"subscribe","topic":5}', '{"type":"auth"}', '{"__proto__":{"type":"ping"}}'],
      ...['{"type":"subscribe","topic":"system","after":-1}', '{"type":"subscribe","topic":"system","after":1e400}'],
      `{"type":"auth","token":"${'x'.repeat(5_000)}"}`,
      `${'['.repeat(8_000)}`,
    ]
    for (const text of garbage) socket.send(text)
    await socket.settle()
    assert.deepEqual(
      socket.frames.map(({ type }) => type),
      ['ready', ...garbage.map(() => 'error'), 'pong'],
    )
  })

  test('a frame without end closes the socket, and only that one', async t => {
    const [bad, good] = [await open(t), await open(t)]
    bad.send(`{"type":"ping","x":"${'x'.repeat(20_000)}"}`)
    assert.equal(await bad.closed, 1009)
    await good.settle()
  })

  test('a connection follows fifty topics', async t => {
    const socket = await open(t)
    for (let id = 1; id <= 50; id++) socket.send({ type: 'subscribe', topic: `tournament:${id}` })
    socket.send({ type: 'subscribe', topic: 'tournament:51' })
    await socket.settle()
    assert.equal(socket.frames.filter(({ type }) => type === 'subscribed').length, 50)
    assert.equal(socket.frames.filter(({ type }) => type === 'error').length, 1)
    socket.send({ type: 'unsubscribe', topic: 'tournament:1' })
    await socket.follow('tournament:51')
  })
})

test('a service that stops says so to its sockets', async t => {
  const cleanup = inReverse(t)
  const { app, url } = await standLive(cleanup)
  const socket = await openLiveSocket(cleanup, url)
  await app.close()
  assert.equal(await socket.closed, 1001)
})
