import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { type CarriedConnection, type Link, openLink } from '../src/index.ts'
import { type Cleanup, inReverse, until } from '../src/testing/index.ts'

interface Ends {
  readonly link: Link
  readonly socket: Socket
  /** The end that takes connections, and what it has taken. */
  readonly other: Link
  readonly taken: readonly CarriedConnection[]
  /** Opens a connection; answers both of its ends. */
  open(): Promise<readonly [CarriedConnection, CarriedConnection]>
}

/** Two ends of a link over a connection of this machine. */
async function openEnds(t: Cleanup, mostConnections = 100): Promise<Ends> {
  const server = createServer().listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  const [theirs] = (await once(server, 'connection')) as [Socket]
  t.after(() => socket.destroy())
  t.after(() => theirs.destroy())
  const taken: CarriedConnection[] = []
  const other = openLink(theirs, { onConnection: connection => void taken.push(connection), mostConnections })
  const link = openLink(socket, {})
  return {
    ...{ link, socket, other, taken },
    async open() {
      const before = taken.length
      const connection = link.open()
      const itsOther = await until('it is taken', () => taken[before])
      return [connection, itsOther]
    },
  }
}

/** Everything that comes from here on. */
function heard(connection: CarriedConnection): () => string {
  let text = ''
  connection.on('data', chunk => {
    text += String(chunk)
  })
  return () => text
}

test('what is given to one arrives there alone, both ways, and so does its end', async t => {
  const { open } = await openEnds(inReverse(t))
  const [one, itsOther] = await open()
  const [two, itsOther2] = await open()
  const said = [one, itsOther, two, itsOther2].map(heard)
  one.write('from one')
  itsOther.write('to one')
  itsOther2.write('to two')
  await until('all has come', () => said.every((text, index) => index === 3 || text() !== ''))
  assert.deepEqual(
    said.map(text => text()),
    ['to one', 'from one', 'to two', ''],
  )
  const closed = once(itsOther, 'close')
  itsOther.on('end', () => itsOther.end('goodbye'))
  one.end()
  await Promise.all([closed, once(one, 'close')])
  assert.equal(said[0]?.(), 'to onegoodbye')
  assert.equal(two.destroyed, false)
  two.destroy()
  await once(itsOther2, 'close')
})

test('what many are given in one turn goes over once, and each gets its own in order', async t => {
  const { open, socket } = await openEnds(inReverse(t))
  const pairs: (readonly [CarriedConnection, CarriedConnection])[] = []
  for (let count = 0; count < 50; count += 1) pairs.push(await open())
  const said = pairs.map(([connection]) => heard(connection))
  const news = [Buffer.alloc(1_000, 'a'), Buffer.alloc(1_000, 'b')]
  for (const [index, [, theirs]] of pairs.entries()) {
    theirs.write(`${index}:`)
    // Half of them hear the one first, the others the other.
    for (const bytes of index % 2 ? news : news.toReversed()) theirs.write(bytes)
    theirs.write(';')
  }
  await until('all has come', () => said.every(text => text().endsWith(';')))
  const [a, b] = news.map(String)
  for (const [index, text] of said.entries()) {
    assert.equal(text(), `${index}:${index % 2 ? `${a}${b}` : `${b}${a}`};`)
  }

  const atOnce = socket.bytesRead
  for (const [, theirs] of pairs) theirs.write(news[0] ?? '')
  await until('that too', () => said.every(text => text().endsWith(`;${a}`)))
  assert.ok(socket.bytesRead - atOnce < 1_500)
})

test('who does not read is waited for, and keeps nobody else waiting', async t => {
  const { open } = await openEnds(inReverse(t))
  const [slow, toSlow] = await open()
  const [quick, toQuick] = await open()
  const said = heard(quick)
  const chunk = Buffer.alloc(65_536, 'x')
  let written = 0
  while (toSlow.write(chunk) || toSlow.writableLength === 0) {
    written += 1
    assert.ok(written < 1_000)
    await new Promise(resolve => setImmediate(resolve))
  }
  toQuick.write('meanwhile')
  await until('the other has it', () => said() === 'meanwhile')
  assert.ok(slow.readableLength < 8_388_608)
  let read = 0
  slow.on('data', bytes => {
    read += bytes.length
  })
  await once(toSlow, 'drain')
  toSlow.end('!')
  await once(slow, 'end')
  assert.equal(read, (written + 1) * chunk.length + 1)
})

test('what is passed on goes to the target, at its pace, and its end too', async t => {
  const { open } = await openEnds(inReverse(t))
  const [connection, theirs] = await open()
  theirs.write('before;')
  await until('it has come', () => connection.readableLength > 0)
  const target = new PassThrough()
  connection.deliverTo(target)
  const all = randomBytes(3_000_000)
  theirs.write(all)
  theirs.end()
  await until('the target holds some, and no more than it must', () => target.writableLength > 0)
  const pieces: Buffer[] = []
  for await (const bytes of target) pieces.push(bytes)
  assert.ok(Buffer.concat([Buffer.from('before;'), all]).equals(Buffer.concat(pieces)))
  connection.end()
  await once(theirs, 'close')
})

test('a link that breaks closes all that it carries, at both ends', async t => {
  const { open, socket, link, other } = await openEnds(inReverse(t))
  const pairs = [await open(), await open()]
  const closed = pairs.flat().map(connection => once(connection, 'close'))
  socket.destroy()
  await Promise.all(closed)
  assert.deepEqual([link.isOpen, other.isOpen], [false, false])
  assert.ok(link.open().destroyed)
})

test('a link that closes sends what is under way first', async t => {
  const { open, other } = await openEnds(inReverse(t))
  const [connection, theirs] = await open()
  const said = heard(connection)
  const isClosed = once(connection, 'close')
  theirs.write('the last word')
  other.close()
  await isClosed
  assert.equal(said(), 'the last word')
})

test('more connections than the other end takes are closed at once', async t => {
  const { link, taken } = await openEnds(inReverse(t), 2)
  const connections = [link.open(), link.open(), link.open()]
  await once(connections[2] as CarriedConnection, 'close')
  assert.equal(taken.length, 2)
  connections[0]?.destroy()
  await until('there is room again', () => {
    const another = link.open()
    another.on('error', () => {})
    return taken.length === 3
  })
})

test('garbage, and what only the other end may do, break the link', async t => {
  for (const bytes of [randomBytes(2_000), Buffer.from([0, 0, 0, 9, 0, 0, 0, 0, 1, 0, 0, 0, 7])]) {
    const cleanup = inReverse(t)
    const server = createServer().listen(0, '127.0.0.1')
    cleanup.after(() => server.close())
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const socket = connect(port, '127.0.0.1')
    const [theirs] = (await once(server, 'connection')) as [Socket]
    openLink(theirs, {})
    socket.on('error', () => {})
    bytes[0] = 0
    socket.resume().write(bytes)
    socket.write(Buffer.alloc(16_777_216))
    await once(theirs, 'close')
    socket.destroy()
  }
})
