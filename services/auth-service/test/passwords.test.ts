import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  changePassword,
  createAdmin,
  forgotPassword,
  login,
  makeResetLink,
  resetPassword,
  validateToken,
} from '@gym-it/contracts'
import {
  askOf,
  call,
  inReverse,
  refusal,
  type Standing,
  send,
  signedIn,
  standService,
  startMailServer,
  until,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp, createAppWith, mailDir } from './app.ts'
import { secretIn } from './secret-in.ts'
import { newEmail, password, refreshStatus, register, signIn } from './standing.ts'

const another = 'another long enough pass phrase'

describe('a changed password', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const isRefused = (as: string) =>
    until('the token is refused', () => refusal(app, validateToken, 'TOKEN_INVALID', { as }), 1_000)
  /** The newest mail in the folder that goes to this address. */
  const mailTo = (email: string) =>
    until('a mail lies in the folder', async () => {
      const files = (await readdir(mailDir)).sort().reverse()
      const texts = await Promise.all(files.map(file => readFile(join(mailDir, file), 'utf8')))
      const text = texts.find(one => one.startsWith(`To: ${email}\n`))
      return text === undefined ? null : { text }
    })

  test('counts from now on; all other devices are signed out everywhere, this one is not', async () => {
    const { email } = await register(app)
    const [here, elsewhere] = [await signIn(app, email), await signIn(app, email)]
    await call(app, changePassword, { as: here.token, body: { current_password: password, new_password: another } })
    await isRefused(elsewhere.token)
    assert.equal(await refreshStatus(app, elsewhere.cookie), 401)
    await call(app, validateToken, { as: here.token })
    assert.equal(await refreshStatus(app, here.cookie), 200)
    await refusal(app, login, 'CREDENTIALS_WRONG', { body: { email, password } })
    await signIn(app, email, another)
    assert.match((await mailTo(email)).text, /password of your account was just changed/)
  })

  test('needs the current one, and a new one that is good', async () => {
    const { email } = await register(app)
    const { token: as } = await signIn(app, email)
    const wrong = { current_password: 'not this one', new_password: another }
    await refusal(app, changePassword, 'PASSWORD_WRONG', { as, body: wrong })
    for (const new_password of ['short', 'password1', password]) {
      const body = { current_password: password, new_password }
      const problem = await refusal(app, changePassword, 'INPUT_INVALID', { as, body })
      assert.equal(problem.errors?.[0]?.path, 'new_password')
    }
    await signIn(app, email)
  })

  test('two changes at once: one counts', async () => {
    const { email } = await register(app)
    const { token: as } = await signIn(app, email)
    const choices = ['the first of two new ones', 'the second of two new ones']
    const outcomes = await Promise.allSettled(
      choices.map(new_password =>
        call(app, changePassword, { as, body: { current_password: password, new_password } }),
      ),
    )
    const accepted = choices.filter((_, index) => outcomes[index]?.status === 'fulfilled')
    assert.equal(accepted.length, 1)
    await signIn(app, email, accepted[0])
  })

  test('a forgotten one is set with a mailed link: once, and every device is signed out', async () => {
    const { email } = await register(app)
    const before = await signIn(app, email)
    const known = await call(app, forgotPassword, { body: { email: email.toUpperCase() } })
    const unknown = await call(app, forgotPassword, { body: { email: newEmail() } })
    assert.deepEqual(known.body, unknown.body)
    const token = secretIn(await mailTo(email))
    await refusal(app, resetPassword, 'INPUT_INVALID', { body: { token, new_password: 'password1' } })
    await call(app, resetPassword, { body: { token, new_password: another } })
    await isRefused(before.token)
    assert.equal(await refreshStatus(app, before.cookie), 401)
    await signIn(app, email, another)
    await refusal(app, resetPassword, 'LINK_INVALID', { body: { token, new_password: 'yet another pass phrase' } })
  })

  test('a link is for an hour, and void once the password was changed otherwise', async () => {
    const { email, user } = await register(app)
    const as = signedIn('admin')
    const linkFor = async () => (await call(app, makeResetLink, { as, body: { user_id: user.id } })).body
    const { token, link, expires_at } = await linkFor()
    assert.ok(link.endsWith(`/reset-password#token=${token}`))
    const minutes = (Date.parse(expires_at) - Date.now()) / 60_000
    assert.ok(minutes > 59 && minutes <= 60.1, `${minutes} minutes`)
    await standing.sql`update password_links set expires_at = now() where account_id = ${user.id}`
    await refusal(app, resetPassword, 'LINK_INVALID', { body: { token, new_password: another } })
    const later = await linkFor()
    const here = await signIn(app, email)
    await call(app, changePassword, { as: here.token, body: { current_password: password, new_password: another } })
    await refusal(app, resetPassword, 'LINK_INVALID', { body: { token: later.token, new_password: password } })
  })

  test('twenty uses of one link at once set one password', async () => {
    const { email, user } = await register(app)
    const { token } = (await call(app, makeResetLink, { as: signedIn('admin'), body: { user_id: user.id } })).body
    const choices = Array.from({ length: 20 }, (_, index) => `pass phrase number ${index}`)
    const outcomes = await Promise.allSettled(
      choices.map(new_password => call(app, resetPassword, { body: { token, new_password } })),
    )
    const accepted = choices.filter((_, index) => outcomes[index]?.status === 'fulfilled')
    assert.equal(accepted.length, 1)
    await signIn(app, email, accepted[0])
  })

  test('a link that is used while the password is changed: one of the two counts, and neither waits for the other', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => register(app)))
    await Promise.all(
      people.map(async ({ email, user }) => {
        const { token: as } = await signIn(app, email)
        const links = await Promise.all(
          [1, 2].map(() => call(app, makeResetLink, { as: signedIn('admin'), body: { user_id: user.id } })),
        )
        const asks = [
          askOf(changePassword, { as, body: { current_password: password, new_password: another } }),
          ...links.map(({ body: { token } }) => askOf(resetPassword, { body: { token, new_password: another } })),
        ]
        const statuses = (await Promise.all(asks.map(ask => send(app, ask)))).map(({ status }) => status)
        assert.equal(statuses.filter(status => status === 200).length, 1, statuses.join())
        assert.ok(
          statuses.every(status => status < 500),
          statuses.join(),
        )
        await signIn(app, email, another)
      }),
    )
  })

  test('nobody makes a link for the root administrator, or for somebody who does not exist', async () => {
    const [root] = await standing.sql<{ id: number }[]>`select id from accounts where is_root_admin`
    assert.ok(root)
    const as = signedIn('admin')
    await refusal(app, makeResetLink, 'ROOT_ADMIN_PROTECTED', { as, body: { user_id: root.id } })
    await refusal(app, makeResetLink, 'USER_UNKNOWN', { as, body: { user_id: 999_999 } })
    const body = { email: newEmail(), password, full_name: 'Second' }
    const second = await call(app, createAdmin, { as, body })
    await call(app, makeResetLink, { as, body: { user_id: second.body.user.id } })
  })

  test('no link’s secret lies in the database or in the events', async () => {
    const { email, user } = await register(app)
    const { token } = (await call(app, makeResetLink, { as: signedIn('admin'), body: { user_id: user.id } })).body
    await call(app, forgotPassword, { body: { email } })
    const mailed = secretIn(await mailTo(email))
    for (const secret of [token, mailed]) {
      const [found] = await standing.sql`
        select (select count(*) from password_links where password_links::text like ${`%${secret}%`})
          + (select count(*) from mails where mails::text like ${`%${secret}%`})
          + (select count(*) from events where events::text like ${`%${secret}%`}) as rows`
      assert.equal(found?.rows, 0)
    }
  })
})

test('in production without a mail server the answer says whom to ask, for everybody alike', async t => {
  const { app, sql } = await standService(inReverse(t), createAppWith({ ENV: 'production' }))
  const { email } = await register(app)
  const known = await call(app, forgotPassword, { body: { email } })
  assert.match(known.body.detail, /Ask an administrator/)
  assert.deepEqual((await call(app, forgotPassword, { body: { email: newEmail() } })).body, known.body)
  assert.deepEqual([...(await sql`select * from mails`)], [])
})

test('a mail server that refuses delays a mail and does not lose it', async t => {
  const cleanup = inReverse(t)
  const server = await startMailServer(cleanup)
  server.behave('refuse')
  const { app, sql } = await standService(cleanup, createAppWith({ SMTP_URL: server.url }))
  const account = { email: 'ada@gym.test', password_hash: 'none', full_name: 'Ada', role: 'member', is_approved: true }
  await sql`insert into accounts ${sql(account)}`
  await call(app, forgotPassword, { body: { email: account.email } })
  await until('it was tried', async () => (await sql`select 1 from mails where attempts = 1`).length > 0)
  assert.equal(server.mails.length, 0)
  server.behave('take')
  await sql`update mails set next_try_at = now()`
  await call(app, forgotPassword, { body: { email: newEmail() } })
  const [mail] = await until('it arrives', () => (server.mails.length > 0 ? server.mails : null))
  assert.equal(mail?.to, account.email)
  await call(app, resetPassword, { body: { token: secretIn(mail ?? { text: '' }), new_password: another } })
  await signIn(app, account.email, another)
  await until('nothing is left to send', async () => (await sql`select 1 from mails`).length === 0)
  assert.deepEqual(
    server.mails.map(({ to }) => to),
    [account.email, account.email],
  )
})
