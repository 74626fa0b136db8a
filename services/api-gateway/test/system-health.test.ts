import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { test } from 'node:test'
import { type ServiceHealth as Health, healthOf, ServiceHealth, SystemHealth } from '@gym-it/contracts'
import { assertShape, sampleOf } from '@gym-it/service-kit/testing'
import { deadUrl, problemOf, startGateway, startUpstream } from './neighbours.ts'

const path = '/api/system/health'
const headers = { authorization: 'Bearer somebody' }

const answering =
  (status: number, body: object): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
const refusing = (status: 401 | 403, code: string) => answering(status, { status, code, detail: 'No.' })
const sample = sampleOf(ServiceHealth) as Health

test('every instance is asked in the caller’s name; the dead and the silent are not reachable, and nobody waits long', async t => {
  const asked: string[] = []
  const healthy: RequestListener = (request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`)
    answering(200, sample)(request, response)
  }
  const one = await startUpstream(t, healthy)
  const two = await startUpstream(t, healthy)
  const silent = await startUpstream(t, () => undefined)
  const strange = await startUpstream(t, (_request, response) => response.end('<html>'))
  const gateway = await startGateway(t, {
    AUTH_SERVICE_URL: `${one.url},${two.url}`,
    USER_SERVICE_URL: silent.url,
    TOURNAMENT_SERVICE_URL: strange.url,
    NOTIFICATION_SERVICE_URL: await deadUrl(),
  })
  const began = performance.now()
  const response = await fetch(`${gateway}${path}`, { headers })
  assert.ok(performance.now() - began < 6_000)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const told = (await response.json()) as SystemHealth
  assertShape(SystemHealth, told, 'what is told')
  assert.deepEqual(
    told.instances.map(({ service, is_reachable, health }) => [service, is_reachable, health !== null]),
    [
      ['auth-service', true, true],
      ['auth-service', true, true],
      ['user-service', false, false],
      ['tournament-service', false, false],
      ['notification-service', false, false],
    ],
  )
  assert.equal(told.gateway.service, 'api-gateway')
  assert.deepEqual(asked, Array(2).fill(`/api/v1${healthOf['auth-service'].path} Bearer somebody`))
})

test('whom no service tells, the gateway tells nothing', async t => {
  const stranger = await startUpstream(t, refusing(401, 'TOKEN_INVALID'))
  const member = await startUpstream(t, refusing(403, 'ROLE_REQUIRED'))
  for (const [{ url }, status, code] of [
    [stranger, 401, 'TOKEN_INVALID'],
    [member, 403, 'ROLE_REQUIRED'],
  ] as const) {
    const gateway = await startGateway(t, { AUTH_SERVICE_URL: url })
    const response = await fetch(`${gateway}${path}`, { headers })
    assert.equal(response.status, status)
    assert.equal((await problemOf(response)).code, code)
    const unsigned = await fetch(`${gateway}${path}`)
    assert.equal(unsigned.status, 401)
    assert.equal((await problemOf(unsigned)).code, 'TOKEN_MISSING')
  }
  const alone = await startGateway(t, {})
  const response = await fetch(`${alone}${path}`, { headers })
  assert.equal(response.status, 503)
  assert.equal(response.headers.get('retry-after'), '5')
})
