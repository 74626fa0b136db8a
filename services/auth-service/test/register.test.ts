import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createAdmin, login, registerUser, validateToken } from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, send, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { newEmail, password, register, signIn } from './standing.ts'

describe('registering', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('a member may sign in at once', async () => {
    const email = newEmail()
    const { body } = await call(app, registerUser, { body: { email, password, full_name: ' Ada ' } })
    assert.equal(body.detail, 'Account created successfully')
    assert.deepEqual(body.user, { id: body.user.id, email, role: 'member', is_approved: true })
    const { answer } = await signIn(app, email)
    assert.equal(answer.body.user.full_name, 'Ada')
    assert.equal(answer.body.token_type, 'Bearer')
    assert.equal(answer.body.expires_in, 900)
  })

  test('a trainer waits for approval', async () => {
    const { email, user } = await register(app, { role: 'trainer' })
    assert.equal(user.is_approved, false)
    await refusal(app, login, 'ACCOUNT_NOT_APPROVED', { body: { email, password } })
  })

  test('nobody can ask for the role admin', async () => {
    const body = { email: newEmail(), password, full_name: 'Eve', role: 'admin' }
    const problem = await refusal(app, registerUser, 'INPUT_INVALID', { body })
    assert.equal(problem.errors?.[0]?.path, 'role')
  })

  test('an e-mail belongs to one person, whatever its case', async () => {
    const { email } = await register(app)
    for (const again of [email, email.toUpperCase()]) {
      await refusal(app, registerUser, 'EMAIL_TAKEN', { body: { email: again, password, full_name: 'Ada' } })
    }
    const { answer } = await signIn(app, email.toUpperCase())
    assert.equal(answer.body.user.email, email)
  })

  test('twenty at once with one e-mail make one account', async () => {
    const body = { email: newEmail(), password, full_name: 'Ada' }
    const ask = { method: 'POST', path: '/api/auth/register', headers: { 'content-type': 'application/json' } }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(app, { ...ask, text: JSON.stringify(body) })),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array<number>(19).fill(409)])
  })

  test('a short password and a name of blanks are refused', async () => {
    const good = { email: newEmail(), password, full_name: 'Ada' }
    await refusal(app, registerUser, 'INPUT_INVALID', { body: { ...good, password: '1234567' } })
    await refusal(app, registerUser, 'INPUT_INVALID', { body: { ...good, full_name: '   ' } })
    await refusal(app, registerUser, 'INPUT_INVALID', { body: { ...good, email: 'nobody' } })
  })

  test('passwords are stored as argon2id hashes, and never shown', async () => {
    const { user } = await register(app)
    const [row] = await standing.sql`select password_hash from accounts where id = ${user.id}`
    assert.match(row?.password_hash, /^\$argon2id\$/)
    const [told] = await standing.sql`select count(*) as events from events where data::text like ${`%${password}%`}`
    assert.equal(told?.events, 0)
  })

  test('an administrator makes another one', async () => {
    const body = { email: newEmail(), password, full_name: 'Second' }
    const { body: made } = await call(app, createAdmin, { as: signedIn('admin'), body })
    assert.equal(made.user.role, 'admin')
    const { token } = await signIn(app, body.email)
    const { body: valid } = await call(app, validateToken, { as: token })
    assert.deepEqual(
      { ...valid, user_id: 0 },
      {
        valid: true,
        user_id: 0,
        email: body.email,
        role: 'admin',
        is_active: true,
        is_approved: true,
        is_banned: false,
      },
    )
    await refusal(app, createAdmin, 'EMAIL_TAKEN', { as: signedIn('admin'), body })
  })
})
