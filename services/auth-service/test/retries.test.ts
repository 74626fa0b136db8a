import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  changePassword,
  createInvitation,
  listInvitations,
  makeResetLink,
  registerUser,
  resetPassword,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { newEmail, password, register, signIn } from './standing.ts'

const another = 'another long enough pass phrase'
const admin = signedIn('admin')
const under = (key: string) => ({ headers: { 'idempotency-key': key } })

describe('a retry with the same Idempotency-Key gets the first answer', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('of a registration that has used the invitation up', async () => {
    const { token } = (await call(app, createInvitation, { as: admin, body: { role: 'trainer' } })).body
    const body = { email: newEmail(), password, full_name: 'Ada', invitation: token }
    const first = await call(app, registerUser, { body, ...under('registration') })
    const events = await standing.countEvents()
    assert.deepEqual((await call(app, registerUser, { body, ...under('registration') })).body, first.body)
    assert.equal(await standing.countEvents(), events)
    await refusal(app, registerUser, 'INVITATION_INVALID', { body: { ...body, email: newEmail() } })
  })

  test('of a new password, after which the current one is wrong', async () => {
    const { email } = await register(app)
    const { token: as } = await signIn(app, email)
    const ask = { as, body: { current_password: password, new_password: another }, ...under('change') }
    const first = await call(app, changePassword, ask)
    const attempts = () => standing.sql`select key, failures from throttles order by key`
    const before = await attempts()
    assert.deepEqual((await call(app, changePassword, ask)).body, first.body)
    assert.deepEqual(await attempts(), before)
    await signIn(app, email, another)
  })

  test('of a password that was set by a link, which counts once', async () => {
    const { email, user } = await register(app)
    const { token } = (await call(app, makeResetLink, { as: admin, body: { user_id: user.id } })).body
    const ask = { body: { token, new_password: another }, ...under('reset') }
    const first = await call(app, resetPassword, ask)
    assert.deepEqual((await call(app, resetPassword, ask)).body, first.body)
    await signIn(app, email, another)
  })

  test('but never a secret, which is kept nowhere', async () => {
    const ask = { as: admin, body: { role: 'member', note: 'twice' }, ...under('invitation') } as const
    const tokens = [await call(app, createInvitation, ask), await call(app, createInvitation, ask)].map(
      ({ body }) => body.token,
    )
    assert.notEqual(tokens[0], tokens[1])
    const { invitations } = (await call(app, listInvitations, { as: admin })).body
    assert.equal(invitations.filter(({ note }) => note === 'twice').length, 2)
    for (const token of tokens) {
      const kept = await standing.sql`select 1 from idempotency_keys where answer like ${`%${token}%`}`
      assert.equal(kept.length, 0)
    }
  })
})
