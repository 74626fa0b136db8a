import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadUrl, type Echo, echo, problemOf, startGateway, startUpstream } from './neighbours.ts'

const nameOf = async (response: Response) => ((await response.json()) as Echo).name

test('replicas take turns, and one that is away is passed over, whatever the method', async t => {
  const [one, two] = [await startUpstream(t, echo('one')), await startUpstream(t, echo('two'))]
  const dead = await deadUrl()
  const gateway = await startGateway(t, { USER_SERVICE_URL: `${one.url}, ${dead}, ${two.url}` })
  const names: string[] = []
  for (let turn = 0; turn < 12; turn += 1) {
    const response = await fetch(`${gateway}/api/users/me`, { method: 'PATCH', body: `${turn}` })
    assert.equal(response.status, 200)
    const { name, body } = (await response.json()) as Echo
    assert.equal(body, `${turn}`)
    names.push(name)
  }
  assert.deepEqual(new Set(names), new Set(['one', 'two']))
  assert.ok(names.filter(name => name === 'one').length >= 5)
})

test('with nobody there: 503 and Retry-After within a second, and service again once somebody is', async t => {
  const dead = await deadUrl()
  const gateway = await startGateway(t, { AUTH_SERVICE_URL: `${dead},${await deadUrl()}` })
  const startedAt = performance.now()
  const refused = await fetch(`${gateway}/api/auth/login`, { method: 'POST', body: '{}' })
  assert.ok(performance.now() - startedAt < 1_000)
  assert.equal(refused.status, 503)
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/)
  assert.equal((await problemOf(refused)).code, 'UNAVAILABLE')
  assert.equal((await fetch(`${gateway}/api/auth/health`)).status, 503)

  await startUpstream(t, echo('back'), Number(new URL(dead).port))
  const answered = await fetch(`${gateway}/api/auth/login`, { method: 'POST', body: '{}' })
  assert.equal(await nameOf(answered), 'back')
})

test('addresses that swallow packets end in 503 within a second', async t => {
  // TEST-NET-1 (RFC 5737) is routed nowhere; where a machine refuses at once, that is within a second too.
  const gateway = await startGateway(t, {
    AUTH_SERVICE_URL: 'http://192.0.2.1:9,http://192.0.2.2:9,http://192.0.2.3:9',
  })
  const startedAt = performance.now()
  const response = await fetch(`${gateway}/api/auth/login`, { method: 'POST', body: '{}' })
  assert.equal(response.status, 503)
  assert.ok(performance.now() - startedAt < 1_000)
})

test('a read whose connection breaks is asked once more; a write is not', async t => {
  const seen: string[] = []
  const { url } = await startUpstream(t, (request, response) => {
    seen.push(request.method ?? '')
    if (seen.length === 1 || request.method === 'POST') request.socket.destroy()
    else response.end('there')
  })
  const gateway = await startGateway(t, { TOURNAMENT_SERVICE_URL: url })
  assert.equal(await (await fetch(`${gateway}/api/tournaments`)).text(), 'there')
  assert.equal((await fetch(`${gateway}/api/tournaments`, { method: 'POST' })).status, 503)
  assert.deepEqual(seen, ['GET', 'GET', 'POST'])
})

test('readiness tells who is there and stays 200 while services are away', async t => {
  const { url } = await startUpstream(t, echo('auth'))
  const sick = await startUpstream(t, (_request, response) => response.writeHead(500).end())
  const silent = await startUpstream(t, () => undefined)
  const gateway = await startGateway(t, {
    AUTH_SERVICE_URL: `${await deadUrl()},${url}`,
    USER_SERVICE_URL: sick.url,
    TOURNAMENT_SERVICE_URL: silent.url,
  })
  const response = await fetch(`${gateway}/readyz`)
  assert.equal(response.status, 200)
  assert.deepEqual(await response.json(), {
    status: 'ready',
    service: 'api-gateway',
    services: {
      'auth-service': 'ok',
      'user-service': 'down',
      'tournament-service': 'down',
      'notification-service': 'down',
    },
  })
})
