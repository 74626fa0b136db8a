import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { login, validateToken } from '@gym-it/contracts'
import {
  call,
  inReverse,
  knownPerson,
  personTold,
  refusal,
  type Standing,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { password, refresh, refreshStatus, register, signIn } from './standing.ts'

describe('what user-service decides about people', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('an approval taken back ends tokens and sessions, and nobody signs in until it is given again', async () => {
    const { email, user } = await register(app)
    const neighbour = await register(app)
    const [mine, theirs] = [await signIn(app, email), await signIn(app, neighbour.email)]
    const person = knownPerson(user.id, { email, is_approved: false })
    standing.neighbour.tell(personTold('user.approval_withdrawn', person, { access_version: 2 }))
    await until('no one signs in', () => refusal(app, login, 'ACCOUNT_NOT_APPROVED', { body: { email, password } }))
    await until('the token is refused', () => refusal(app, validateToken, 'TOKEN_INVALID', { as: mine.token }), 1_000)
    assert.equal(await refreshStatus(app, mine.cookie), 401)
    await call(app, validateToken, { as: theirs.token })
    await refresh(app, theirs.cookie)

    standing.neighbour.tell(personTold('user.approved', knownPerson(user.id, { email }), { access_version: 2 }))
    const again = await until('they sign in', () => signIn(app, email))
    await call(app, validateToken, { as: again.token })
    // What was held before stays worthless.
    assert.equal(await refreshStatus(app, mine.cookie), 401)
  })

  test('all events read again end no session and bring nothing older back', async () => {
    const { email, user } = await register(app)
    const { neighbour, sql } = standing
    const told = (type: 'user.banned' | 'user.unbanned' | 'user.role_changed', version: number, more = {}) =>
      neighbour.tell(personTold(type, knownPerson(user.id, { email, version, ...more }), { access_version: version }))
    told('user.banned', 2, { is_banned: true })
    told('user.unbanned', 3)
    const last = told('user.role_changed', 4, { role: 'trainer' })
    const isRead = async () => {
      const [cursor] = await sql<{ position: number }[]>`select position from cursors where source = 'user-service'`
      return cursor?.position === last.id
    }
    await until('all is read', isRead)
    const { cookie } = await signIn(app, email)
    await sql`update cursors set position = 0 where source = 'user-service'`
    await until('all is read again', isRead)
    assert.equal(await refreshStatus(app, cookie), 200)
    const { user: known } = (await signIn(app, email)).answer.body
    assert.equal(known.role, 'trainer')
  })
})
