import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type TestContext, test } from 'node:test'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { startGateway, startUpstream } from './neighbours.ts'

/** A service that opens streams and leaves them open. */
async function startStreaming(t: TestContext) {
  const opened: { readonly request: IncomingMessage; readonly response: ServerResponse }[] = []
  const { url } = await startUpstream(t, (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('id: 7\n\n')
    opened.push({ request, response })
  })
  return { url, opened }
}

const read = async (stream: ReadableStream<Uint8Array> | null) => {
  const reader = stream?.getReader()
  return { next: async () => new TextDecoder().decode((await reader?.read())?.value), cancel: () => reader?.cancel() }
}

test('a stream comes as it is written, from notification-service, and ends there when the client leaves', async t => {
  const { url, opened } = await startStreaming(t)
  const gateway = await startGateway(t, { NOTIFICATION_SERVICE_URL: url })
  const headers = { 'last-event-id': '5', authorization: 'Bearer x' }
  const answer = await fetch(`${gateway}/api/tournaments/3/stream?after=2`, { headers })
  assert.equal(answer.headers.get('content-type'), 'text/event-stream')
  const { next, cancel } = await read(answer.body)
  assert.equal(await next(), 'id: 7\n\n')
  const [stream] = opened
  assert.ok(stream)
  assert.equal(stream.request.url, '/api/v1/tournaments/3/stream?after=2')
  assert.equal(stream.request.headers['last-event-id'], '5')
  assert.equal(stream.request.headers.authorization, 'Bearer x')
  for (const text of ['id: 8\ndata: {}\n\n', ':\n\n']) {
    stream.response.write(text)
    assert.equal(await next(), text)
  }
  const isOver = once(stream.response, 'close')
  await cancel()
  await isOver
})

test('closing the gateway ends its streams', async t => {
  const { url } = await startStreaming(t)
  const app = await createApp(readConfig({ LOG_LEVEL: 'silent', NOTIFICATION_SERVICE_URL: url, WEB_DIST: '/nowhere' }))
  const gateway = await app.listen({ host: '127.0.0.1', port: 0 })
  const { next } = await read((await fetch(`${gateway}/api/v1/tournaments/3/stream`)).body)
  assert.equal(await next(), 'id: 7\n\n')
  const isOver = assert.rejects(next())
  await app.close()
  await isOver
})

test('what the live feed tells is described', async t => {
  const gateway = await startGateway(t, {})
  const document = (await (await fetch(`${gateway}/asyncapi.json`)).json()) as { asyncapi: string }
  assert.equal(document.asyncapi, '3.0.0')
  const api = (await (await fetch(`${gateway}/openapi.json`)).json()) as { externalDocs: { url: string } }
  assert.equal(api.externalDocs.url, '/asyncapi.json')
})
