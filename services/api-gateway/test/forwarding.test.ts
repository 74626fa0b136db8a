import assert from 'node:assert/strict'
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { type Echo, echo, problemOf, startGateway, startUpstream, textOf } from './neighbours.ts'

const echoOf = async (response: Response) => (await response.json()) as Echo

test('each resource and its alias reach their service, with path and query untouched', async t => {
  const [auth, user, tournament, notification] = await Promise.all(
    ['auth', 'user', 'tournament', 'notification'].map(name => startUpstream(t, echo(name))),
  )
  const gateway = await startGateway(t, {
    AUTH_SERVICE_URL: auth?.url ?? '',
    USER_SERVICE_URL: user?.url ?? '',
    TOURNAMENT_SERVICE_URL: tournament?.url ?? '',
    NOTIFICATION_SERVICE_URL: notification?.url ?? '',
  })
  const expected = {
    '/auth/health': 'auth',
    '/users': 'user',
    '/users/': 'user',
    '/tournaments/12/bracket?round=1&name=%C3%A4%2Fb': 'tournament',
    '/notifications/send': 'notification',
  }
  for (const [path, name] of Object.entries(expected)) {
    for (const base of ['/api/v1', '/api']) {
      const answer = await echoOf(await fetch(`${gateway}${base}${path}`))
      assert.deepEqual([answer.name, answer.url], [name, `/api/v1${path}`])
    }
  }
})

test('nothing but the four resources is forwarded', async t => {
  const { url } = await startUpstream(t, echo('auth'))
  const gateway = await startGateway(t, { AUTH_SERVICE_URL: url, USER_SERVICE_URL: url })
  const paths = [
    '/internal/events',
    '/api/internal/events',
    '/api/v1/internal/events',
    '/api/v1/authx',
    '/api/v2/auth/login',
    '/api/v1/auth/%2e%2e/%2E%2e/internal/events',
  ]
  for (const path of paths) {
    const response = await fetch(`${gateway}${path}`)
    assert.deepEqual([path, response.status], [path, 404])
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    assert.equal((await problemOf(response)).code, 'ROUTE_UNKNOWN')
  }
  const request = http.get(gateway, { path: '/api/v1/auth/../../internal/events' })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  assert.equal(response.statusCode, 404)
})

test('what only the gateway may say is not taken from clients', async t => {
  const { url } = await startUpstream(t, echo('auth'))
  const gateway = await startGateway(t, { AUTH_SERVICE_URL: url })
  const headers = {
    'x-internal-user': '1',
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-proto': 'https',
    'x-forwarded-prefix': '/evil',
    forwarded: 'for=6.6.6.6',
    'x-real-ip': '6.6.6.6',
    connection: 'keep-alive, x-secret-hop',
    'x-secret-hop': '1',
    te: 'trailers',
    'x-request-id': 'mine-1',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    authorization: 'Bearer token',
    cookie: 'a=1; b=2',
  }
  const request = http.get(`${gateway}/api/auth/me`, { headers })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const answer = JSON.parse(await textOf(response)) as Echo
  const { host, connection, ...rest } = answer.headers
  assert.equal(host, new URL(url).host)
  assert.equal(connection, 'keep-alive')
  assert.deepEqual(rest, {
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': new URL(gateway).host,
    'x-request-id': 'mine-1',
    traceparent: headers.traceparent,
    authorization: 'Bearer token',
    cookie: 'a=1; b=2',
  })
  assert.equal(response.headers['x-request-id'], 'mine-1')
})

test('the cookie with the refresh token goes to auth-service alone', async t => {
  const { url } = await startUpstream(t, echo('any'))
  const names = ['AUTH', 'USER', 'TOURNAMENT', 'NOTIFICATION']
  const gateway = await startGateway(t, Object.fromEntries(names.map(name => [`${name}_SERVICE_URL`, url])))
  const cookieAt = async (resource: string) => {
    const headers = { cookie: 'refresh_token=secret', authorization: 'Bearer token' }
    const answer = await echoOf(await fetch(`${gateway}/api/v1/${resource}/x`, { headers }))
    assert.equal(answer.headers.authorization, 'Bearer token')
    return answer.headers.cookie
  }
  assert.equal(await cookieAt('auth'), 'refresh_token=secret')
  for (const resource of ['users', 'tournaments', 'notifications']) assert.equal(await cookieAt(resource), undefined)
})

test('a trusted proxy is believed for one hop, no further', async t => {
  const { url } = await startUpstream(t, echo('auth'))
  const gateway = await startGateway(t, { AUTH_SERVICE_URL: url, TRUST_PROXY: '1' })
  const headers = {
    'x-forwarded-for': '6.6.6.6, 192.0.2.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'club.example',
  }
  const answer = await echoOf(await fetch(`${gateway}/api/auth/me`, { headers }))
  assert.equal(answer.headers['x-forwarded-for'], '192.0.2.7, 127.0.0.1')
  assert.equal(answer.headers['x-forwarded-proto'], 'https')
  assert.equal(answer.headers['x-forwarded-host'], 'club.example')
})

test('the answer comes back as it is: status, headers once, cookies, no body where there is none', async t => {
  const { url } = await startUpstream(t, (request, response) => {
    if (request.url?.endsWith('/gone')) response.writeHead(204).end()
    else if (request.url?.endsWith('/same')) response.writeHead(304, { etag: '"1"' }).end()
    else {
      response.setHeader('set-cookie', ['a=1; Path=/', 'b=2'])
      response.setHeader('x-request-id', 'theirs')
      response.setHeader('vary', 'accept')
      response.writeHead(418, { 'content-type': 'text/plain', 'content-length': 5 }).end('short')
    }
  })
  const gateway = await startGateway(t, { AUTH_SERVICE_URL: url, CORS_ORIGINS: 'https://club.example' })
  const response = await fetch(`${gateway}/api/auth/tea`, {
    headers: { 'x-request-id': 'mine', origin: 'https://club.example' },
  })
  assert.equal(response.status, 418)
  assert.equal(await response.text(), 'short')
  assert.deepEqual(response.headers.getSetCookie(), ['a=1; Path=/', 'b=2'])
  assert.equal(response.headers.get('x-request-id'), 'mine')
  assert.equal(response.headers.get('vary'), 'accept, Origin')
  assert.equal(response.headers.get('access-control-allow-origin'), 'https://club.example')
  assert.equal(response.headers.get('access-control-allow-credentials'), 'true')

  const head = await fetch(`${gateway}/api/auth/tea`, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [418, '5', ''])
  assert.equal((await fetch(`${gateway}/api/auth/gone`)).status, 204)
  const same = await fetch(`${gateway}/api/auth/same`)
  assert.deepEqual([same.status, same.headers.get('etag')], [304, '"1"'])
})

test('bodies of every kind go through unread, with a length or in chunks', async t => {
  const { url } = await startUpstream(t, echo('user'))
  const gateway = await startGateway(t, { USER_SERVICE_URL: url })
  const send = (init: RequestInit) => fetch(`${gateway}/api/users/me`, init).then(echoOf)

  const broken = await send({ method: 'PATCH', body: '{"a":', headers: { 'content-type': 'application/json' } })
  assert.deepEqual([broken.method, broken.body, broken.headers['content-length']], ['PATCH', '{"a":', '5'])
  const named = await send({ method: 'POST', headers: { 'content-type': 'application/json' } })
  assert.deepEqual([named.body, named.headers['content-length']], ['', '0'])
  const deleted = await send({ method: 'DELETE', body: 'why' })
  assert.deepEqual([deleted.method, deleted.body], ['DELETE', 'why'])
  const chunks = new ReadableStream({
    start(controller) {
      for (const part of ['one ', 'two']) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })
  const chunked = await send({ method: 'POST', body: chunks, duplex: 'half' } as RequestInit)
  assert.deepEqual([chunked.body, chunked.headers['transfer-encoding']], ['one two', 'chunked'])
})

test('a body over 1 MiB is refused, by its announced length or by counting', async t => {
  let finished = 0
  const { url } = await startUpstream(t, async (request, response) => {
    await textOf(request).catch(() => undefined)
    if (request.complete) finished += 1
    response.end()
  })
  const gateway = await startGateway(t, { USER_SERVICE_URL: url })
  const announced = await fetch(`${gateway}/api/users/me`, { method: 'POST', body: 'x'.repeat(1_048_577) })
  assert.deepEqual([announced.status, (await problemOf(announced)).code], [413, 'BODY_TOO_LARGE'])

  const request = http.request(`${gateway}/api/users/me`, { method: 'POST' })
  for (let sent = 0; sent <= 1_048_576; sent += 65_536) request.write('x'.repeat(65_536))
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  assert.equal(response.statusCode, 413)
  assert.equal(JSON.parse(await textOf(response)).code, 'BODY_TOO_LARGE')

  const fits = await fetch(`${gateway}/api/users/me`, { method: 'POST', body: 'x'.repeat(1_048_576) })
  assert.equal(fits.status, 200)
  assert.equal(finished, 1)
})

test('a large answer streams at the speed of the slower side', async t => {
  const chunk = Buffer.alloc(65_536, 'y')
  const chunks = 1_000
  let written = 0
  const { url } = await startUpstream(t, async (_request, response) => {
    for (; written < chunks; written += 1) if (!response.write(chunk)) await once(response, 'drain')
    response.end()
  })
  const gateway = await startGateway(t, { TOURNAMENT_SERVICE_URL: url })
  const request = http.get(`${gateway}/api/tournaments/1/events`)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  await once(response, 'readable')
  assert.ok(written < chunks, 'the service must not be drained into memory while the client does not read')
  let size = 0
  for await (const part of response) size += part.length
  assert.equal(size, chunk.length * chunks)
})

test('a client that leaves ends the request at the service', async t => {
  const started = Promise.withResolvers<void>()
  const left = Promise.withResolvers<void>()
  const { url } = await startUpstream(t, (_request, response) => {
    response.on('close', left.resolve)
    started.resolve()
  })
  const gateway = await startGateway(t, { TOURNAMENT_SERVICE_URL: url })
  const leave = new AbortController()
  const answer = fetch(`${gateway}/api/tournaments`, { signal: leave.signal })
  await started.promise
  leave.abort()
  await assert.rejects(answer)
  await left.promise
})

test('half an answer does not look like a whole one', async t => {
  const { url } = await startUpstream(t, (_request, response) => {
    response.writeHead(200)
    response.write('half', () => response.destroy())
  })
  const gateway = await startGateway(t, { TOURNAMENT_SERVICE_URL: url })
  const response = await fetch(`${gateway}/api/tournaments`)
  await assert.rejects(response.text())
})
