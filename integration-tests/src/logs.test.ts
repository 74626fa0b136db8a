import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  banUser,
  beginTotp,
  changePassword,
  confirmEmail,
  confirmTotp,
  createInvitation,
  deleteUser,
  finishLogin,
  forgotPassword,
  getMe,
  login,
  logout,
  makeResetLink,
  registerUser,
  resetPassword,
  type ServiceName,
  serviceNames,
  updateMe,
  validateToken,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import {
  askOf,
  call,
  inReverse,
  openLiveSocket,
  refusal,
  send,
  startMailServer,
  until,
} from '@gym-it/service-kit/testing'
import { newMember, password, type SignedIn, signIn, signInAsAdmin } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'
import { totpCode } from './standing/totp-code.ts'

const logsOf = async (dataDir: string): Promise<ReadonlyMap<string, string>> => {
  const folder = join(dataDir, 'logs')
  const files = await readdir(folder)
  return new Map(
    await Promise.all(files.map(async file => [file, await readFile(join(folder, file), 'utf8')] as const)),
  )
}

/** The token in the newest mail that was written into a folder. */
async function mailedToken(folder: string): Promise<string> {
  const file = (await readdir(folder)).sort().at(-1) ?? ''
  const [, token] = /[?#&]token=([\w.~-]+)/.exec(await readFile(join(folder, file), 'utf8')) ?? []
  assert.ok(token, `a token in ${file}`)
  return token
}

/** What clients that know no better put where it does not belong. */
async function sendCarelessly(stack: Stack, { email, token }: { email: string; token: string }): Promise<void> {
  const gateway = stack.urls['api-gateway']
  const get = (path: string, headers = {}) => send(gateway, { method: 'GET', path, headers })
  await get(`/api/v1/users/${encodeURIComponent(email)}`, { authorization: `Bearer ${token}` })
  await get(`/api/v1/users/me?access_token=${token}&email=${email}`)
  await get(`/${token}`)
  await send(gateway, {
    ...{ method: 'POST', path: '/api/v1/auth/login' },
    ...{ headers: { 'content-type': 'application/json' }, text: `{"email":"${email}","password":"${password}"` },
  })
  for (const url of Object.values(stack.urls)) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.end(`GET /${email} HTTP/1.1\r\nauthorization: Bearer ${token}\r\nbroken\r\n\r\n{"password":"${password}"}`)
    socket.resume()
    await once(socket, 'close')
  }
}

type Secrets = Readonly<Record<string, readonly string[]>>

function assertNoneIn(logs: ReadonlyMap<string, string>, secrets: Secrets): void {
  for (const [file, text] of logs) {
    assert.match(text, /"msg":"answered"/, file)
    assert.doesNotMatch(text, /eyJ[\w-]{10}/, `${file} holds a part of a token`)
    for (const [what, all] of Object.entries(secrets)) {
      for (const secret of all) {
        assert.ok(secret.length > 4, `${what} to look for`)
        const at = text.indexOf(secret)
        assert.equal(at, -1, `${file} holds ${what}: ${text.slice(Math.max(at - 300, 0), at + 100)}`)
      }
    }
  }
}

/** Every log of these services once it holds the last request to its service. */
async function finishedLogs(
  stack: Stack,
  as: SignedIn,
  services: readonly ServiceName[] = serviceNames,
): Promise<ReadonlyMap<string, string>> {
  const headers = { 'x-request-id': 'the-last-one' }
  for (const name of services) await send(stack.urls[name], { ...askOf(getMe, { as }), headers })
  const logs = await until('all logs are written', async () => {
    const found = await logsOf(stack.dataDir)
    return [...found.values()].every(text => text.includes('the-last-one')) && found
  })
  assert.equal(logs.size, services.length)
  return logs
}

/** Somebody comes by invitation, sets up a second factor and signs in with it; answers every secret on the way. */
async function secondFactorSecrets(gateway: string, admin: SignedIn): Promise<string[]> {
  const invitation = (await call(gateway, createInvitation, { as: admin, body: { role: 'trainer' } })).body
  const email = 'invited@gym.test'
  const body = { email, password, full_name: 'Invited', invitation: invitation.token }
  const { user } = (await call(gateway, registerUser, { body })).body
  const as = await signIn(gateway, email)
  const begun = (await call(gateway, beginTotp, { as, body: {} })).body
  const shown = { challenge: begun.challenge, code: totpCode(begun.totp.secret) }
  const recoveryCodes = (await call(gateway, confirmTotp, { as, body: shown })).body.recovery_codes ?? []
  assert.ok(recoveryCodes.length > 0)
  const first = await refusal(gateway, login, 'SECOND_FACTOR_REQUIRED', { body: { email, password } })
  const challenge = first.challenge ?? ''
  const [recovery_code = ''] = recoveryCodes
  const session = (await call(gateway, finishLogin, { body: { challenge, recovery_code, token_in_body: true } })).body
  const reset = (await call(gateway, makeResetLink, { as: admin, body: { user_id: user.id } })).body
  const secret = begun.totp.secret
  const tokens = [as.token, session.access_token, session.refresh_token ?? '', reset.token, invitation.token]
  return [...tokens, begun.challenge, challenge, secret, ...recoveryCodes]
}

test('the logs of a full run, at their most talkative, hold no password, token or mail address', async t => {
  const cleanup = inReverse(t)
  const mails = await mkdtemp(join(tmpdir(), 'gym-it-mails-'))
  cleanup.after(() => rm(mails, { recursive: true }))
  const stack = await openStack(cleanup, testServer(), { env: { LOG_LEVEL: 'trace', MAIL_DIR: mails } })
  const gateway = stack.urls['api-gateway']
  const [admin, member] = [await signInAsAdmin(stack), await newMember(stack)]
  const { email } = member
  const passwords = [password, 'another pass phrase altogether', 'a third one, from a link', 'a wrong guess']
  const [, changed = '', reset = '', wrong = ''] = passwords

  await refusal(gateway, login, 'CREDENTIALS_WRONG', { body: { email, password: wrong } })
  await call(gateway, updateMe, { as: member, body: { phone: '+49 170 5550123' } })
  const body = { current_password: password, new_password: changed }
  await call(gateway, changePassword, { as: member, body })
  const again = await signIn(gateway, email, changed)
  await call(gateway, forgotPassword, { body: { email } })
  const link = await until('the mail', () => mailedToken(mails))
  await call(gateway, resetPassword, { body: { token: link, new_password: reset } })
  const last = await signIn(gateway, email, reset)
  const socket = await openLiveSocket(cleanup, gateway)
  await socket.signIn(last.token)
  await sendCarelessly(stack, last)
  await call(gateway, logout, { as: await signIn(gateway, email, reset) })
  await call(gateway, banUser, { as: admin, body: { user_id: member.id, reason: 'a reason of theirs' } })
  await until('the ban bites', () => refusal(gateway, validateToken, 'TOKEN_INVALID', { as: last }))
  await stack.stopService('user-service')
  await refusal(gateway, getMe, 'UNAVAILABLE', { as: admin })
  await stack.startService('user-service')
  await until('user-service is back', () => call(gateway, getMe, { as: admin }))
  await call(gateway, deleteUser, { as: admin, params: { id: member.id } })
  const ofSecondFactor = await secondFactorSecrets(gateway, admin)

  const logs = await finishedLogs(stack, admin)
  // Who signed in, and whom somebody tried to be, is told all the same: the same account by the same hash.
  const signIns = [...(logs.get('auth-service.log') ?? '').matchAll(/\{.*"msg":"sign-in"\}/g)]
    .map(([line]) => JSON.parse(line) as { account: string; user_id?: number; outcome: string })
    .filter(({ account }, _, all) => account === all.find(({ user_id }) => user_id === member.id)?.account)
  assert.deepEqual(
    signIns.map(({ outcome, user_id }) => [outcome, user_id]),
    [
      ['SIGNED_IN', member.id],
      ['CREDENTIALS_WRONG', undefined],
      ['SIGNED_IN', member.id],
      ['SIGNED_IN', member.id],
      ['SIGNED_IN', member.id],
    ],
  )
  const { SECRET_KEY = '', JWT_SECRET_KEY = '' } = stack.env
  const cookies = [admin, member, again, last].map(({ cookie }) => cookie.split('=')[1] ?? '')
  const secrets = {
    passwords: [...passwords, stack.admin.password],
    tokens: [
      admin.token,
      member.token,
      last.token,
      link,
      ...cookies.flatMap(cookie => [cookie, cookie.split('.')[1] ?? '']),
    ],
    addresses: [email, stack.admin.email, '@gym.test', '%40gym.test'],
    'personal data': ['5550123', 'a reason of theirs'],
    keys: [SECRET_KEY, JWT_SECRET_KEY],
    'secrets of a second factor, an invitation or a link': ofSecondFactor,
  }
  assertNoneIn(logs, secrets)
})

test('nor the link that confirms an address, nor whose it is', async t => {
  const cleanup = inReverse(t)
  const server = await startMailServer(cleanup)
  const services = ['auth-service', 'user-service'] as const
  const env = { LOG_LEVEL: 'trace', SMTP_URL: server.url }
  const stack = await openStack(cleanup, testServer(), { env, services: [...services] })
  const auth = stack.urls['auth-service']
  const email = 'confirmed@gym.test'
  await call(auth, registerUser, { body: { email, password, full_name: 'Confirmed' } })
  const mail = await until('the mail arrives', () => server.mails.find(({ to }) => to === email))
  const token = /#\w+=([\w-]+)/.exec(mail.text)?.[1] ?? ''
  await call(auth, confirmEmail, { body: { token } })
  await refusal(auth, confirmEmail, 'LINK_INVALID', { body: { token } })
  const as = await signIn(auth, email)
  const logs = await finishedLogs(stack, as, services)
  assertNoneIn(logs, { links: [token], passwords: [password], addresses: [email], tokens: [as.token] })
})
