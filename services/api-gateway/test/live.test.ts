import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { isLinkRequest, linkAgreement, openLink } from '@gym-it/service-kit'
import { until as eventually } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { echo, startGateway, startUpstream } from './neighbours.ts'

const handshake = (host: string, more: Readonly<Record<string, string>> = {}, path = '/ws') => {
  const headers = {
    host,
    upgrade: 'websocket',
    connection: 'Upgrade',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
    ...more,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`
}

function dial(t: TestContext, gateway: string, first: string) {
  const socket = net.connect(Number(new URL(gateway).port), '127.0.0.1', () => socket.write(first))
  t.after(() => socket.destroy())
  let text = ''
  socket.on('data', chunk => {
    text += chunk.toString('latin1')
  })
  socket.on('error', () => undefined)
  /** Waits until what was received so far matches. */
  const until = async (wanted: RegExp) => {
    while (!wanted.test(text)) await once(socket, 'data')
    return text
  }
  return { socket, until }
}

const noSuchAddress = 'HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'

/** A service that speaks anything: it sends back what it gets, in capitals. */
async function startLoud(t: TestContext, { takesLinks = true } = {}) {
  const { url, server } = await startUpstream(t, echo('notification'))
  const seen: IncomingMessage[] = []
  const sockets: Duplex[] = []
  const links: Duplex[] = []
  server.on('upgrade', (request, socket, head) => {
    if (isLinkRequest(request)) {
      links.push(socket)
      t.after(() => socket.destroy())
      if (!takesLinks) return socket.end(noSuchAddress)
      socket.write(linkAgreement)
      openLink(socket, { onConnection: connection => void server.emit('connection', connection) })
      return
    }
    seen.push(request)
    sockets.push(socket)
    t.after(() => socket.destroy())
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n')
    socket.write('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\nhello;')
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => socket.write(chunk.toString().toUpperCase()))
    socket.on('end', () => socket.end())
    if (head.length > 0) socket.unshift(head)
  })
  return { url, seen, sockets, links }
}

for (const takesLinks of [true, false]) {
  test(`a live connection is carried both ways, and its end too, ${takesLinks ? 'over a link' : 'by itself'}`, async t => {
    const { url, seen, sockets, links } = await startLoud(t, { takesLinks })
    const gateway = await startGateway(t, { NOTIFICATION_SERVICE_URL: url })
    const { host } = new URL(gateway)
    const headers = { origin: gateway, 'x-request-id': 'live-1', 'x-forwarded-for': '6.6.6.6', 'x-internal-user': '1' }
    const { socket, until } = dial(t, gateway, `${handshake(host, headers, '/ws?v=1')}early;`)
    const opened = await until(/EARLY;/)
    assert.match(opened, /^HTTP\/1\.1 101 /)
    assert.match(opened, /sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=/i)
    assert.match(opened, /\r\n\r\nhello;/)
    socket.write('and on;')
    await until(/AND ON;$/)
    assert.equal(seen[0]?.url, '/ws?v=1')
    assert.equal(seen[0]?.headers['x-request-id'], 'live-1')
    assert.equal(seen[0]?.headers['x-forwarded-for'], '127.0.0.1')
    assert.equal(seen[0]?.headers['x-internal-user'], undefined)
    assert.equal(seen[0]?.headers['sec-websocket-version'], '13')

    const theirs = sockets[0]
    assert.ok(theirs)
    socket.destroy()
    await once(theirs, 'close')

    const other = dial(t, gateway, handshake(host))
    await other.until(/hello;/)
    sockets[1]?.destroy()
    await once(other.socket, 'close')
    assert.equal(links.length, 1)
  })
}

test('a page of another site is refused unless its origin is allowed', async t => {
  const { url, seen } = await startLoud(t)
  const gateway = await startGateway(t, {
    NOTIFICATION_SERVICE_URL: url,
    CORS_ORIGINS: 'https://club.example, https://other.example',
  })
  const { host } = new URL(gateway)
  const refused = dial(t, gateway, handshake(host, { origin: 'https://evil.example' }))
  assert.match(await refused.until(/"request_id"/), /^HTTP\/1\.1 403 /)
  await once(refused.socket, 'close')
  assert.equal(seen.length, 0)
  await dial(t, gateway, handshake(host, { origin: 'https://other.example' })).until(/hello;/)
})

test('with nobody there, or only at other paths: an ordinary answer, then the end', async t => {
  const gateway = await startGateway(t, {})
  const { host } = new URL(gateway)
  const { socket, until } = dial(t, gateway, handshake(host))
  assert.match(await until(/"code":"UNAVAILABLE"/), /^HTTP\/1\.1 503 .*retry-after: \d+/is)
  await once(socket, 'close')
  const elsewhere = dial(t, gateway, handshake(host, { connection: 'Upgrade, close' }, '/api/nothing'))
  assert.match(await elsewhere.until(/"code":"ROUTE_UNKNOWN"/), /^HTTP\/1\.1 404 /)
  assert.equal((await fetch(`${gateway}/ws`)).status, 404)
})

test('closing the gateway closes its live connections', async t => {
  const { url } = await startLoud(t)
  const app = await createApp(readConfig({ LOG_LEVEL: 'silent', NOTIFICATION_SERVICE_URL: url, WEB_DIST: '/nowhere' }))
  const gateway = await app.listen({ host: '127.0.0.1', port: 0 })
  const { socket, until } = dial(t, gateway, handshake(new URL(gateway).host))
  await until(/hello;/)
  const isClosed = once(socket, 'close')
  await app.close()
  await isClosed
})

test('all live connections share a link; when it breaks they end, and the next one makes another', async t => {
  const { url, sockets, links } = await startLoud(t)
  const gateway = await startGateway(t, { NOTIFICATION_SERVICE_URL: url })
  const { host } = new URL(gateway)
  const clients = Array.from({ length: 20 }, () => dial(t, gateway, handshake(host)))
  await Promise.all(clients.map(({ until }) => until(/hello;/)))
  assert.equal(links.length, 1)
  const news = Buffer.from('news;')
  for (const socket of sockets) socket.write(news)
  await Promise.all(clients.map(({ until }) => until(/news;$/)))
  const closed = clients.map(({ socket }) => once(socket, 'close'))
  links[0]?.destroy()
  await Promise.all(closed)
  await dial(t, gateway, handshake(host)).until(/hello;/)
  assert.equal(links.length, 2)
})

test('a client that does not read makes the service wait for it alone', async t => {
  const { url, sockets } = await startLoud(t)
  const gateway = await startGateway(t, { NOTIFICATION_SERVICE_URL: url })
  const { host } = new URL(gateway)
  const slow = dial(t, gateway, handshake(host))
  await slow.until(/hello;/)
  slow.socket.pause()
  const quick = dial(t, gateway, handshake(host))
  await quick.until(/hello;/)
  const [toSlow, toQuick] = sockets
  assert.ok(toSlow && toQuick)
  const chunk = Buffer.alloc(65_536, 'x')
  let written = 0
  const isFull = () => toSlow.writableLength > 0
  await eventually('the service has to wait', () => {
    for (let count = 0; count < 10 && !isFull(); count += 1, written += 1) toSlow.write(chunk)
    return isFull()
  })
  assert.ok(written * chunk.length < 33_554_432)
  toQuick.write('meanwhile;')
  await quick.until(/meanwhile;$/)
  let received = 0
  slow.socket.on('data', bytes => {
    received += bytes.length
  })
  slow.socket.resume()
  await eventually('all of it arrives', () => received === written * chunk.length)
})
