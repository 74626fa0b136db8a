import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import { type TestContext, test } from 'node:test'
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

/** A service that speaks anything: it sends back what it gets, in capitals. */
async function startLoud(t: TestContext) {
  const { url, server } = await startUpstream(t, echo('notification'))
  const seen: IncomingMessage[] = []
  const sockets: Duplex[] = []
  server.on('upgrade', (request, socket, head) => {
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
  return { url, seen, sockets }
}

test('a live connection is carried both ways, and its end too', async t => {
  const { url, seen, sockets } = await startLoud(t)
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
})

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
