import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { connect, connectTimeoutMs } from './connect.ts'

test('a standstill of the gateway itself costs no connection', async t => {
  const server = createServer(socket => socket.resume()).listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const socket = await new Promise<Socket>((resolve, reject) => {
    const to = { hostname: '127.0.0.1', host: `127.0.0.1:${port}`, port: String(port), protocol: 'http:' }
    connect(to, (...[error, opened]) => (error ? reject(error) : resolve(opened)))
    const standsUntil = performance.now() + connectTimeoutMs + 50
    while (performance.now() < standsUntil);
  })
  t.after(() => socket.destroy())
  assert.equal(socket.destroyed, false)
})
