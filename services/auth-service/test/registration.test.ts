import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  confirmEmail,
  createInvitation,
  forgotPassword,
  getRegistrationPolicy,
  listInvitations,
  login,
  registerUser,
  revokeInvitation,
} from '@gym-it/contracts'
import {
  call,
  inReverse,
  type MailServer,
  refusal,
  type Standing,
  signedIn,
  standService,
  startMailServer,
  until,
} from '@gym-it/service-kit/testing'
import { createApp, createAppWith } from './app.ts'
import { secretIn } from './secret-in.ts'
import { newEmail, password, register, signIn } from './standing.ts'

const admin = signedIn('admin')
const person = (more: object = {}) => ({ email: newEmail(), password, full_name: 'Ada', ...more })
const invite = async ({ app }: Standing, body: { role: 'member' | 'trainer'; uses?: number; days?: number }) =>
  (await call(app, createInvitation, { as: admin, body })).body

describe('the registration policy', () => {
  test('approval: members wait too', async t => {
    const { app } = await standService(inReverse(t), createAppWith({ REGISTRATION: 'approval' }))
    const { email, user } = await register(app)
    assert.equal(user.is_approved, false)
    await refusal(app, login, 'ACCOUNT_NOT_APPROVED', { body: { email, password } })
    assert.equal((await call(app, getRegistrationPolicy)).body.policy, 'approval')
  })

  test('invitation: only with a link, which decides the role and needs no approval', async t => {
    const standing = await standService(inReverse(t), createAppWith({ REGISTRATION: 'invitation' }))
    const { app } = standing
    await refusal(app, registerUser, 'INVITATION_REQUIRED', { body: person() })
    const { token, link, invitation } = await invite(standing, { role: 'trainer' })
    assert.ok(link.endsWith(`/register#invitation=${token}`))
    const { email, user } = await register(app, { invitation: token, role: 'member' })
    assert.deepEqual([user.role, user.is_approved], ['trainer', true])
    await signIn(app, email)
    await refusal(app, registerUser, 'INVITATION_INVALID', { body: person({ invitation: token }) })
    const [told] = await standing.sql`select data from events where type = 'user.registered' and actor_id is null
      and data->>'email' = ${email}`
    assert.equal(told?.data.invitation_id, invitation.id)
    const [stored] =
      await standing.sql`select count(*) as rows from invitations where invitations::text like ${`%${token}%`}`
    assert.equal(stored?.rows, 0)
  })

  test('an invitation for two is used twice, whoever asks at once', async t => {
    const standing = await standService(inReverse(t), createApp)
    const { token } = await invite(standing, { role: 'member', uses: 2 })
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () => call(standing.app, registerUser, { body: person({ invitation: token }) })),
    )
    assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 2)
  })

  test('a taken address does not use an invitation up; an old or withdrawn one lets nobody in', async t => {
    const standing = await standService(inReverse(t), createApp)
    const { app, sql } = standing
    const { email } = await register(app)
    const { token, invitation } = await invite(standing, { role: 'member' })
    await refusal(app, registerUser, 'EMAIL_TAKEN', { body: person({ email, invitation: token }) })
    const shown = async () => (await call(app, listInvitations, { as: admin })).body.invitations
    assert.deepEqual(await shown(), [invitation])
    await call(app, revokeInvitation, { as: admin, params: { id: invitation.id } })
    assert.deepEqual(await shown(), [])
    await refusal(app, revokeInvitation, 'INVITATION_UNKNOWN', { as: admin, params: { id: invitation.id } })
    const old = await invite(standing, { role: 'member' })
    await sql`update invitations set expires_at = now() where id = ${old.invitation.id}`
    for (const wrong of [token, old.token, 'nonsense']) {
      await refusal(app, registerUser, 'INVITATION_INVALID', { body: person({ invitation: wrong }) })
    }
  })

  test('invitations are listed in pages, newest first', async t => {
    const standing = await standService(inReverse(t), createApp)
    for (let made = 0; made < 3; made++) await invite(standing, { role: 'member' })
    const first = await call(standing.app, listInvitations, { as: admin, query: { limit: 2 } })
    assert.match(first.headers.link ?? '', /rel="next"/)
    const rest = await call(standing.app, listInvitations, {
      as: admin,
      query: { limit: 2, cursor: first.body.next_cursor ?? 0 },
    })
    assert.deepEqual(
      [...first.body.invitations, ...rest.body.invitations].map(({ id }) => id),
      [3, 2, 1],
    )
    assert.equal(rest.body.next_cursor, null)
  })
})

describe('with a mail server', () => {
  async function standWithMail(t: Parameters<typeof inReverse>[0], more: object = {}) {
    const cleanup = inReverse(t)
    const server = await startMailServer(cleanup)
    const standing = await standService(cleanup, createAppWith({ SMTP_URL: server.url, ...more }))
    return { ...standing, server }
  }
  const mailTo = (server: MailServer, email: string, count = 1) =>
    until('the mail arrives', () => {
      const mails = server.mails.filter(({ to }) => to === email)
      return mails.length >= count ? mails.at(-1) : null
    })

  test('a registration counts once the mailed link was followed, and nobody is told of it before', async t => {
    const { app, sql, server } = await standWithMail(t)
    const body = person()
    const { user, detail } = (await call(app, registerUser, { body })).body
    assert.match(detail, /open the link in the mail/)
    await refusal(app, login, 'CREDENTIALS_WRONG', { body: { email: body.email, password } })
    const isTold = async () => (await sql`select 1 from events where data->>'email' = ${body.email}`).length
    assert.equal(await isTold(), 0)
    const token = secretIn(await mailTo(server, body.email))
    const confirmed = await call(app, confirmEmail, { body: { token } })
    assert.deepEqual(confirmed.body.user, user)
    assert.equal(await isTold(), 1)
    await signIn(app, body.email)
    await refusal(app, confirmEmail, 'LINK_INVALID', { body: { token } })
    assert.equal((await call(app, getRegistrationPolicy)).body.confirms_email, true)
  })

  test('a known address gets the same answer, and a mail that says so', async t => {
    const { app, sql, server } = await standWithMail(t)
    const body = person()
    const first = await call(app, registerUser, { body })
    await call(app, confirmEmail, { body: { token: secretIn(await mailTo(server, body.email)) } })
    const again = await call(app, registerUser, { body: { ...body, password: 'what somebody else would like' } })
    const shape = ({ body: { detail, user } }: typeof again) => ({ detail, user: { ...user, id: 0 } })
    assert.deepEqual(shape(again), shape(first))
    assert.notEqual(again.body.user.id, first.body.user.id)
    const mail = await mailTo(server, body.email, 2)
    assert.match(mail.text, /You have an account already/)
    assert.equal(secretIn(mail), '')
    await signIn(app, body.email)
    const [accounts] = await sql`select count(*) as rows from accounts where email = ${body.email}`
    assert.equal(accounts?.rows, 1)
  })

  test('of two registrations with one address the one whose link is followed counts, with its own password', async t => {
    const { app, server } = await standWithMail(t)
    const body = person()
    await call(app, registerUser, { body: { ...body, password: 'the pass phrase of a stranger' } })
    await mailTo(server, body.email)
    await call(app, registerUser, { body })
    const letter = await mailTo(server, body.email, 2)
    assert.match(letter.text, /only if you yourself have just registered/)
    const second = secretIn(letter)
    const [first] = server.mails
    await call(app, confirmEmail, { body: { token: second } })
    await signIn(app, body.email)
    await refusal(app, confirmEmail, 'LINK_INVALID', { body: { token: secretIn(first ?? { text: '' }) } })
    await signIn(app, body.email)
  })

  test('an invitation is used when the address is confirmed', async t => {
    const standing = await standWithMail(t, { REGISTRATION: 'invitation' })
    const { app, server } = standing
    const { token } = await invite(standing, { role: 'trainer' })
    const [mine, theirs] = [person({ invitation: token }), person({ invitation: token })]
    await call(app, registerUser, { body: mine })
    await call(app, registerUser, { body: theirs })
    const body = { token: secretIn(await mailTo(server, mine.email)) }
    const { user } = (await call(app, confirmEmail, { body })).body
    assert.deepEqual([user.role, user.is_approved], ['trainer', true])
    const late = { token: secretIn(await mailTo(server, theirs.email)) }
    await refusal(app, confirmEmail, 'INVITATION_INVALID', { body: late })
  })

  test('who waits with an invitation does not come in after it was withdrawn', async t => {
    const standing = await standWithMail(t)
    const { app, sql, server } = standing
    const { token, invitation } = await invite(standing, { role: 'trainer', uses: 5 })
    const body = person({ invitation: token })
    await call(app, registerUser, { body })
    const link = secretIn(await mailTo(server, body.email))
    await call(app, revokeInvitation, { as: admin, params: { id: invitation.id } })
    await refusal(app, confirmEmail, 'LINK_INVALID', { body: { token: link } })
    assert.deepEqual([...(await sql`select 1 from accounts where email = ${body.email}`)], [])
  })

  test('nobody’s mailbox is filled', async t => {
    const { app, server } = await standWithMail(t)
    const body = person()
    for (let time = 0; time < 4; time++) await call(app, registerUser, { body })
    const problem = await refusal(app, registerUser, 'RATE_LIMITED', { body })
    assert.match(problem.detail, /Try again in \d+ second/)
    await mailTo(server, body.email, 4)
    assert.equal(server.mails.length, 4)
  })

  test('whoever asks for mails to somebody’s address does not delay their registration', async t => {
    const { app } = await standWithMail(t)
    const body = person()
    const stranger = { body: { email: body.email }, headers: { 'x-forwarded-for': '198.18.0.1' } }
    for (let time = 0; time < 4; time++) await call(app, forgotPassword, stranger)
    await refusal(app, forgotPassword, 'RATE_LIMITED', stranger)
    await call(app, registerUser, { body })
  })
})
