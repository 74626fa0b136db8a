import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasRole, type Operation, operations, operationsOf, resourcesOf, roles, serviceNames } from '../src/index.ts'

/** What the earlier system answered to (README of the wire: "kept"): none of it may go. */
const kept = [
  ...['POST /auth/register', 'POST /auth/login', 'POST /auth/validate', 'POST /auth/create_admin'],
  ...['GET /users/me', 'GET /users', 'GET /users/:id', 'PATCH /users/approve', 'PATCH /users/ban', 'DELETE /users/:id'],
  ...['POST /tournaments', 'GET /tournaments', 'GET /tournaments/:id', 'DELETE /tournaments/:id'],
  ...['PATCH /tournaments/:id/pause', 'PATCH /tournaments/:id/resume'],
  ...['POST /tournaments/:id/participants', 'PUT /tournaments/:id/participants', 'GET /tournaments/:id/participants'],
  ...['PATCH /tournaments/:id/participants/:pid/approve', 'GET /tournaments/available-users'],
  ...['POST /tournaments/:id/generate-bracket', 'GET /tournaments/:id/brackets', 'GET /tournaments/:id/bracket'],
  ...['PUT /tournaments/:id/bracket/:match_id/result', 'DELETE /tournaments/:id/bracket/:match_id/result'],
  ...['GET /tournaments/leaderboard', 'POST /notifications/send', 'POST /notifications/broadcast'],
]

const addressOf = ({ method, path }: Operation) => `${method} ${path}`

test('everything that clients of the earlier system call is still there', () => {
  const addresses = operations.map(addressOf)
  for (const address of kept) assert.ok(addresses.includes(address), address)
})

test('names and addresses are given once', () => {
  assert.equal(new Set(operations.map(({ id }) => id)).size, operations.length)
  assert.equal(new Set(operations.map(addressOf)).size, operations.length)
})

test('every operation belongs to one service and lies beneath one of its resources', () => {
  for (const { id, path, service } of operations) {
    assert.ok(
      resourcesOf(service).some(resource => path === `/${resource}` || path.startsWith(`/${resource}/`)),
      id,
    )
  }
  assert.equal(serviceNames.flatMap(operationsOf).length, operations.length)
})

test('a path’s parameters are those of its schema', () => {
  for (const { id, path, params } of operations) {
    const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    const described = Object.keys((params as { properties?: object } | undefined)?.properties ?? {})
    assert.deepEqual(described, named, id)
  }
})

test('what changes state is for signed-in people, but for signing in itself and for mailed links', () => {
  const open = operations.filter(({ access, method }) => access === 'public' && method !== 'GET').map(({ id }) => id)
  const withLinks = ['confirmEmail', 'forgotPassword', 'resetPassword']
  assert.deepEqual(
    open.sort(),
    [...withLinks, 'exchangeRefreshToken', 'finishLogin', 'login', 'refreshSession', 'registerUser'].sort(),
  )
})

test('a role includes those before it', () => {
  const allowed = roles.map(role => roles.filter(required => hasRole(role, required)))
  assert.deepEqual(allowed, [['member'], ['member', 'trainer'], ['member', 'trainer', 'admin']])
})
