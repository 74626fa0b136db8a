import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  defaultPreferences,
  forgotPassword,
  listNotifications,
  type Operation,
  sendNotification,
  setPreferences,
} from '@gym-it/contracts'
import type { Service } from '../src/index.ts'
import { call, createTestDatabase, inReverse, problemOf, refusal, send, signedIn } from '../src/testing/index.ts'
import { openNotes } from './standing.ts'

describe('every service of the kit', () => {
  const cleanup = inReverse({ after })
  let service: Service
  let fault: Error | null = null
  before(async () => {
    const { url } = await createTestDatabase(cleanup)
    service = await openNotes(cleanup, url, {}, ({ route }) => {
      route(listNotifications, async () => {
        if (fault) throw fault
        return { notifications: [], unread_count: 0, next_cursor: null }
      })
      const unreached = () => assert.fail('the body is refused before')
      for (const operation of [sendNotification, setPreferences, forgotPassword]) route(operation, unreached)
    })
  })
  const get = (path: string, headers: Record<string, string> = {}) =>
    send(service.app, {
      method: 'GET',
      path,
      headers: { authorization: `Bearer ${signedIn('member').token}`, ...headers },
    })

  test('says nothing of its own faults', async () => {
    fault = new Error('select secret from table on db.internal:5432')
    const problem = await refusal(service.app, listNotifications, 'INTERNAL', { as: signedIn('member') })
    assert.equal(problem.detail, 'Something went wrong on our side. Try again.')
    fault = null
  })

  test('says that somebody was quicker, where a row is taken or what it refers to is gone', async () => {
    for (const code of ['23505', '23503']) {
      fault = Object.assign(new Error('violates a constraint'), { code })
      await refusal(service.app, listNotifications, 'STATUS_CONFLICT', { as: signedIn('member') })
    }
    fault = null
  })

  test('tells of a refused field which rule is broken and what it asks for, never what was sent', async () => {
    const as = signedIn('admin')
    const refused = async (operation: Operation, body: object) => {
      const { errors = [] } = await refusal(service.app, operation, 'INPUT_INVALID', { as, body })
      return errors.map(({ path, keyword, params }) => [path, keyword, params])
    }
    const message = 'x'
    const expected = 'text that is not blank'
    const cases: readonly (readonly [object, string, string, object?])[] = [
      [{}, 'message', 'required'],
      [{ message: '' }, 'message', 'minLength', { limit: 1 }],
      [{ message: 'x'.repeat(2001) }, 'message', 'maxLength', { limit: 2000 }],
      [{ message: ' ' }, 'message', 'pattern', { expected }],
      [{ message, user_id: 0 }, 'user_id', 'minimum', { limit: 1 }],
      [{ message, user_id: 'me' }, 'user_id', 'type', { type: 'integer' }],
      [{ message, user_ids: [] }, 'user_ids', 'minItems', { limit: 1 }],
      [{ message, user_ids: [7, 7] }, 'user_ids', 'uniqueItems'],
      [{ message, role: 'wizard' }, 'role', 'enum'],
    ]
    for (const [body, path, keyword, params] of cases) {
      assert.deepEqual(await refused(sendNotification, body), [[path, keyword, params]])
    }
    assert.deepEqual(await refused(forgotPassword, { email: 'nobody' }), [['email', 'format', { format: 'email' }]])
    const strange = { ...defaultPreferences, limit: 7 }
    assert.deepEqual(await refused(setPreferences, strange), [['limit', 'additionalProperties', undefined]])
  })

  test('answers under /api as under /api/v1, with or without a slash at the end', async () => {
    for (const base of ['/api', '/api/v1']) {
      assert.equal((await call(service.app, listNotifications, { as: signedIn('member'), base })).status, 200)
      assert.equal((await get(`${base}/notifications/`)).status, 200)
      assert.equal((await get(`${base}/notifications?limit=1`)).status, 200)
    }
    for (const path of ['/api/v2/notifications', '/api/v1/v1/notifications', '/notifications']) {
      assert.equal(problemOf(await get(path), path).code, 'ROUTE_UNKNOWN')
    }
  })

  test('keeps the request id that it was given, if it is one, and makes one otherwise', async () => {
    const given = await get('/api/notifications', { 'x-request-id': 'abc-123' })
    assert.equal(given.headers['x-request-id'], 'abc-123')
    for (const bad of ['a b', 'x'.repeat(101), '<script>']) {
      const { headers } = await get('/api/notifications', { 'x-request-id': bad })
      assert.match(headers['x-request-id'] ?? '', /^[\da-f-]{36}$/)
    }
  })

  test('has health, readiness, metrics and its OpenAPI', async () => {
    assert.deepEqual(JSON.parse((await get('/healthz')).text), { status: 'ok', service: 'notification-service' })
    assert.equal(JSON.parse((await get('/readyz')).text).status, 'ready')
    assert.equal(JSON.parse((await get('/api/notifications/health')).text).status, 'healthy')
    assert.match((await get('/metrics')).text, /http_request_duration_seconds_count\{.*notification-service/)
    const { paths } = JSON.parse((await get('/openapi.json')).text) as { paths: Record<string, unknown> }
    assert.ok(paths['/api/v1/notifications/send'])
  })
})
