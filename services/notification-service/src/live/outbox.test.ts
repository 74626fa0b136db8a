import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { Outbox, openPostman } from './outbox.ts'

/** A stream whose other side takes what it is given only when the test lets it. */
function slowStream() {
  const written: string[] = []
  const waiting: (() => void)[] = []
  let isOpen = true
  const stream = new Writable({
    highWaterMark: 10,
    write(chunk, _encoding, done) {
      written.push(String(chunk))
      if (isOpen) done()
      else waiting.push(done)
    },
  })
  const gate = {
    shut: () => {
      isOpen = false
    },
    open: () => {
      isOpen = true
      for (const done of waiting.splice(0)) done()
    },
  }
  return { stream, written, gate }
}

function setUp(mostBytes = 1_000) {
  const { stream, written, gate } = slowStream()
  const heard: string[] = []
  const addressee = { proceed: () => void heard.push('room'), overflow: () => void heard.push('overflow') }
  const postman = openPostman()
  const outbox = new Outbox(stream, postman, addressee, mostBytes)
  return { stream, written, gate, heard, postman, outbox, say: (text: string) => outbox.push(Buffer.from(text)) }
}

test('what one turn produces is one write, in order', async () => {
  const { written, say } = setUp()
  for (const text of ['a', 'b', 'c']) say(text)
  assert.deepEqual(written, [])
  await turn()
  assert.deepEqual(written, ['abc'])
  say('d')
  await turn()
  assert.deepEqual(written, ['abc', 'd'])
})

test('the same for many is joined once', async () => {
  const { postman, outbox, stream } = setUp()
  const chunks: Buffer[] = []
  stream.write = (chunk: Buffer) => chunks.push(chunk) > 0
  const other = new Outbox(stream, postman, { proceed() {}, overflow() {} }, 1_000)
  for (const part of [Buffer.from('a'), Buffer.from('b')]) for (const one of [outbox, other]) one.push(part)
  await turn()
  assert.equal(String(chunks[0]), 'ab')
  assert.equal(chunks[0], chunks[1])
})

test('a stream that is full is given nothing more until it has room', async () => {
  const { stream, written, gate, heard, outbox, say } = setUp()
  gate.shut()
  say('0123456789')
  await turn()
  assert.equal(outbox.isBlocked, true)
  for (const text of ['x', 'y']) say(text)
  await turn()
  assert.deepEqual(written, ['0123456789'])
  const drained = once(stream, 'drain')
  gate.open()
  await drained
  assert.deepEqual(written, ['0123456789', 'xy'])
  assert.deepEqual(heard, ['room'])
})

test('what waits is bounded: beyond, it is said once, and nothing more is taken or sent', async () => {
  const { stream, written, gate, heard, say } = setUp(100)
  gate.shut()
  say('0123456789')
  await turn()
  for (let count = 0; count < 50; count += 1) say('0123456789')
  assert.deepEqual(heard, ['overflow'])
  const drained = once(stream, 'drain')
  gate.open()
  await drained
  say('z')
  await turn()
  assert.deepEqual(written, ['0123456789'])
})

test('much in one turn does not count as slowness where the stream takes all of it', async () => {
  const { written, heard, say } = setUp(100)
  for (let count = 0; count < 50; count += 1) say('x'.repeat(10_000))
  await turn()
  assert.equal(written.join('').length, 500_000)
  assert.deepEqual(heard, [])
})
