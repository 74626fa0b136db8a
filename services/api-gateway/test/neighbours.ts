import { once } from 'node:events'
import http, { type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { createApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/config.ts'

/** A port of this machine where nobody listens. */
export async function deadUrl(): Promise<string> {
  const server = http.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}

export interface Upstream {
  readonly url: string
  readonly server: Server
  readonly stop: () => void
}

/** A tiny service at a free port (or at `port`), stopped after the test. */
export async function startUpstream(t: TestContext, listener: RequestListener, port = 0): Promise<Upstream> {
  const server = http.createServer(listener).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  t.after(stop)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, stop }
}

/** A service that answers its name and what it was sent. */
export const echo =
  (name: string): RequestListener =>
  async (request, response) => {
    const body = await textOf(request)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ name, method: request.method, url: request.url, headers: request.headers, body }))
  }

export interface Echo {
  readonly name: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Everything that a message carries. */
export async function textOf(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of message.setEncoding('utf8')) text += chunk
  return text
}

/** The gateway at a free port, closed after the test. Services that are not given are not there. */
export async function startGateway(t: TestContext, given: Partial<Record<keyof Config, string>>): Promise<string> {
  const nobody = await deadUrl()
  const config = readConfig({
    LOG_LEVEL: 'silent',
    AUTH_SERVICE_URL: nobody,
    USER_SERVICE_URL: nobody,
    TOURNAMENT_SERVICE_URL: nobody,
    NOTIFICATION_SERVICE_URL: nobody,
    WEB_DIST: '/nowhere',
    ...given,
  })
  const app = await createApp(config)
  t.after(() => app.close())
  return app.listen({ host: '127.0.0.1', port: 0 })
}

/** The problem of an answer. */
export const problemOf = async (response: Response) => (await response.json()) as { code: string; request_id: string }
