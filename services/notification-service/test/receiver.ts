import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import type { Cleanup } from '@gym-it/service-kit/testing'

export interface ReceivedRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Somebody outside to whom things are sent. */
export interface Receiver {
  readonly url: string
  readonly port: number
  readonly requests: readonly ReceivedRequest[]
  /** What it answers from now on; 200 until then. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void
}

/** Listens on this machine until the test has ended. */
export async function startReceiver(t: Cleanup): Promise<Receiver> {
  const requests: ReceivedRequest[] = []
  let reply: readonly [number, Readonly<Record<string, string>>] = [200, {}]
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    requests.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
    response.writeHead(...reply).end('thank you')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    answer: (status, headers = {}) => {
      reply = [status, headers]
    },
  }
}

/** Somebody who takes connections, and never answers. */
export async function startSilent(t: Cleanup) {
  const sockets: Socket[] = []
  const server = createTcpServer(socket => {
    socket.on('error', () => {})
    sockets.push(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}`, port, connections: () => sockets.length }
}
