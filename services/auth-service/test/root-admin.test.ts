import assert from 'node:assert/strict'
import { test } from 'node:test'
import { login } from '@gym-it/contracts'
import { call, createTestDatabase, inReverse, testConfig } from '@gym-it/service-kit/testing'
import { createApp } from './app.ts'

test('replicas that start together on an empty database make one administrator', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const config = testConfig(url, { ADMIN_EMAIL: 'Root@Gym.test' })
  const apps = await Promise.all([createApp(config), createApp(config), createApp(config)])
  for (const app of apps) cleanup.after(() => app.close())
  await Promise.all(apps.map(app => app.ready()))

  const rows = await sql`select email, role, is_root_admin, is_approved from accounts`
  assert.deepEqual([...rows], [{ email: 'root@gym.test', role: 'admin', is_root_admin: true, is_approved: true }])
  const told = await sql`select type from events`
  assert.deepEqual([...told], [{ type: 'user.registered' }])
  const body = { email: 'root@gym.test', password: config.ADMIN_PASSWORD }
  for (const app of apps) assert.equal((await call(app, login, { body })).body.user.role, 'admin')
})

test('a later start keeps the administrator there is, and the password they chose', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const first = await createApp(testConfig(url))
  await first.ready()
  await first.close()
  const again = await createApp(testConfig(url, { ADMIN_EMAIL: 'another@gym.test', ADMIN_PASSWORD: 'another' }))
  cleanup.after(() => again.close())
  await again.ready()
  assert.deepEqual([...(await sql`select email from accounts`)], [{ email: 'root@gym.test' }])
  await call(again, login, { body: { email: 'root@gym.test', password: testConfig('').ADMIN_PASSWORD } })
})
