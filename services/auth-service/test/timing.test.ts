import assert from 'node:assert/strict'
import { scryptSync } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { forgotPassword, login, type Operation, registerUser } from '@gym-it/contracts'
import { askOf, inReverse, type Standing, send, standService, startMailServer } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createAppWith } from './app.ts'
import { newEmail } from './standing.ts'

/** Costly enough to stand out from everything else that a sign-in does. */
const costly = { PASSWORD_MEMORY_KIB: 32_768, PASSWORD_PASSES: 2 }
/** Of what makes a hash, which is most of its time, fewer are needed than of what does not. */
const pairs = { hashing: 24, other: 60 }

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

let lastAddress = 0
/** A network of its own for each request: none has to wait. */
const fromElsewhere = () => ({ 'x-forwarded-for': `198.18.${++lastAddress >> 8}.${lastAddress & 255}` })

async function timeOf(app: FastifyInstance, operation: Operation, body: object) {
  const ask = askOf(operation, { body, headers: fromElsewhere() })
  const started = performance.now()
  const { status } = await send(app, ask)
  assert.ok([201, 202, 401].includes(status), `answered ${status}`)
  return performance.now() - started
}

/** How many times as long a known address takes as an unknown one: the median of pairs, whom other work slows alike. */
async function ratio(
  app: FastifyInstance,
  operation: Operation,
  bodyWith: (email: string) => object,
  known: readonly string[],
) {
  const times: { known: number; unknown: number }[] = []
  for (const [index, email] of known.entries()) {
    const unknown = () => timeOf(app, operation, bodyWith(newEmail()))
    const first = index % 2 === 0 ? undefined : await unknown()
    const time = await timeOf(app, operation, bodyWith(email))
    times.push({ known: time, unknown: first ?? (await unknown()) })
  }
  return median(times.map(one => one.known / one.unknown))
}

const wrong = (email: string) => ({ email, password: 'a wrong pass phrase' })

/** Replaces everybody by so many people with this hash. */
async function people({ sql }: Standing, password_hash: string, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    email: newEmail(),
    password_hash,
    full_name: 'Ada',
    role: 'member',
    is_approved: true,
  }))
  await sql`delete from accounts`
  await sql`insert into accounts ${sql(rows)}`
  return rows.map(({ email }) => email)
}

const argon = `$argon2id$v=19$m=32768,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

function assertAlike(t: TestContext, what: string, measured: number): void {
  t.diagnostic(`${what}: known ${measured.toFixed(2)} times unknown`)
  assert.ok(measured > 0.6 && measured < 1.7, `${what}: ${measured}`)
}

test('time does not tell whether an address has an account', async t => {
  const standing = await standService(inReverse(t), createAppWith(costly))
  const known = await people(standing, argon, pairs.other)
  assertAlike(t, 'sign-in', await ratio(standing.app, login, wrong, known.slice(0, pairs.hashing)))
  assertAlike(t, 'forgotten password', await ratio(standing.app, forgotPassword, email => ({ email }), known))
})

test('nor where addresses are confirmed before they count', async t => {
  const cleanup = inReverse(t)
  const { url } = await startMailServer(cleanup)
  const standing = await standService(cleanup, createAppWith({ ...costly, SMTP_URL: url }))
  const known = await people(standing, argon, pairs.hashing)
  const registration = (email: string) => ({ email, password: 'a long enough pass phrase', full_name: 'Ada' })
  assertAlike(t, 'registration', await ratio(standing.app, registerUser, registration, known))
})

test('nor while accounts still have hashes of the earlier system', async t => {
  const cleanup = inReverse(t)
  const standing = await standService(cleanup, createAppWith({ PASSWORD_MEMORY_KIB: 64, PASSWORD_PASSES: 1 }))
  const N = 32_768
  const key = scryptSync('somebody’s', 'salt', 64, { N, r: 8, p: 1, maxmem: 132 * N * 8 }).toString('hex')
  const known = await people(standing, `scrypt:${N}:8:1$salt$${key}`, pairs.hashing)
  // One that starts now counts what kinds there are.
  const app = await createAppWith({ PASSWORD_MEMORY_KIB: 64, PASSWORD_PASSES: 1 })(standing.config)
  cleanup.after(() => app.close())
  await app.ready()
  assertAlike(t, 'sign-in', await ratio(app, login, wrong, known))
})
