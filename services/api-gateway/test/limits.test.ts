import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigurationError } from '@gym-it/service-kit'
import { readConfig } from '../src/config.ts'
import { echo, problemOf, startGateway, startUpstream } from './neighbours.ts'

test('one address has so many requests a minute, over all services together', async t => {
  const { url } = await startUpstream(t, echo('any'))
  const gateway = await startGateway(t, { AUTH_SERVICE_URL: url, USER_SERVICE_URL: url, RATE_LIMIT_PER_MINUTE: '3' })
  for (const path of ['/api/auth/a', '/api/users', '/api/users/b']) {
    assert.equal((await fetch(`${gateway}${path}`)).status, 200)
  }
  const refused = await fetch(`${gateway}/api/v1/auth/a`)
  assert.equal(refused.status, 429)
  assert.equal((await problemOf(refused)).code, 'RATE_LIMITED')
  const wait = Number(refused.headers.get('retry-after'))
  assert.ok(wait > 0 && wait <= 60)
  for (const path of ['/healthz', '/readyz', '/metrics']) assert.equal((await fetch(`${gateway}${path}`)).status, 200)
})

test('behind a proxy each client counts for itself, and cannot choose who it is', async t => {
  const { url } = await startUpstream(t, echo('any'))
  const gateway = await startGateway(t, { AUTH_SERVICE_URL: url, RATE_LIMIT_PER_MINUTE: '1', TRUST_PROXY: '1' })
  const ask = async (chain: string) =>
    (await fetch(`${gateway}/api/auth/a`, { headers: { 'x-forwarded-for': chain } })).status
  assert.equal(await ask('192.0.2.1'), 200)
  assert.equal(await ask('192.0.2.2'), 200)
  assert.equal(await ask('9.9.9.9, 192.0.2.1'), 429)
  assert.equal(await ask('2001:db8::1'), 200)
  assert.equal(await ask('2001:db8::2'), 429)
})

test('0 is no limit; a Redis that is away stops the counting only', async t => {
  const { url } = await startUpstream(t, echo('any'))
  const unlimited = await startGateway(t, { AUTH_SERVICE_URL: url, RATE_LIMIT_PER_MINUTE: '0' })
  const blind = await startGateway(t, {
    AUTH_SERVICE_URL: url,
    RATE_LIMIT_PER_MINUTE: '1',
    REDIS_URL: 'redis://127.0.0.1:1',
  })
  for (const gateway of [unlimited, unlimited, blind, blind]) {
    assert.equal((await fetch(`${gateway}/api/auth/a`)).status, 200)
  }
})

test('pages elsewhere may call the API only where configured; any page only without cookies', async t => {
  const { url } = await startUpstream(t, echo('any'))
  const preflight = {
    method: 'OPTIONS',
    headers: { origin: 'https://club.example', 'access-control-request-method': 'PATCH' },
  }
  const open = await startGateway(t, { AUTH_SERVICE_URL: url, CORS_ORIGINS: '*' })
  const allowed = await fetch(`${open}/api/auth/a`, preflight)
  assert.equal(allowed.headers.get('access-control-allow-origin'), '*')
  assert.equal(allowed.headers.get('access-control-allow-credentials'), null)
  assert.match(allowed.headers.get('access-control-allow-methods') ?? '', /PATCH/)
  const named = await startGateway(t, { AUTH_SERVICE_URL: url, CORS_ORIGINS: 'https://club.example' })
  const fromNamed = await fetch(`${named}/api/auth/a`, preflight)
  assert.equal(fromNamed.headers.get('access-control-allow-origin'), 'https://club.example')
  assert.equal(fromNamed.headers.get('access-control-allow-credentials'), 'true')
  assert.match(fromNamed.headers.get('vary') ?? '', /origin/i)
  for (const origin of ['https://evil.example', 'https://club.example.evil.example', 'http://club.example', 'null']) {
    for (const ask of [{ ...preflight, headers: { ...preflight.headers, origin } }, { headers: { origin } }]) {
      const { headers } = await fetch(`${named}/api/auth/a`, ask)
      assert.equal(headers.get('access-control-allow-origin'), null, origin)
    }
  }
  const closed = await startGateway(t, { AUTH_SERVICE_URL: url })
  assert.equal((await fetch(`${closed}/api/auth/a`, preflight)).headers.get('access-control-allow-origin'), null)
})

test('the configuration needs no secret, has defaults, and names what is wrong', () => {
  const config = readConfig({})
  assert.equal(config.TOURNAMENT_SERVICE_URL, 'http://127.0.0.1:8003')
  assert.equal(config.RATE_LIMIT_PER_MINUTE, 3000)
  assert.throws(
    () => readConfig({ AUTH_SERVICE_URL: 'auth:8001', CORS_ORIGINS: 'club.example', TRUST_PROXY: '-1' }),
    (error: unknown) =>
      error instanceof ConfigurationError && /AUTH_SERVICE_URL.*CORS_ORIGINS.*TRUST_PROXY/.test(error.message),
  )
})
