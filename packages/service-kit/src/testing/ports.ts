import { once } from 'node:events'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Cleanup } from './cleanup.ts'

/** Ports that nobody uses at this moment, for apps that must know each other's address before they listen. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map(server => once(server, 'listening')))
  const ports = servers.map(server => (server.address() as { port: number }).port)
  await Promise.all(servers.map(server => once(server.close(), 'close')))
  return ports
}

/** Lets an app listen on this machine until the test has ended; answers its URL. */
export async function listen(t: Cleanup, app: FastifyInstance, port = 0): Promise<string> {
  t.after(() => app.close())
  return app.listen({ host: '127.0.0.1', port })
}
