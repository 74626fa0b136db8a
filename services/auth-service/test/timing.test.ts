import assert from 'node:assert/strict'
import { scryptSync } from 'node:crypto'
import { test } from 'node:test'
import { forgotPassword, login } from '@gym-it/contracts'
import { askOf, type CallOptions, inReverse, type Standing, send, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createAppWith } from './app.ts'
import { newEmail } from './standing.ts'

/** Costly enough to stand out from everything else that a sign-in does. */
const costly = { PASSWORD_MEMORY_KIB: 32_768, PASSWORD_PASSES: 2 }
const pairs = 12

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function timeOf(app: FastifyInstance, operation: typeof login | typeof forgotPassword, given: CallOptions) {
  const started = performance.now()
  const { status } = await send(app, askOf(operation, given))
  assert.ok(status === 401 || status === 202, `answered ${status}`)
  return performance.now() - started
}

/** The median time for known addresses, by that for unknown ones; in turns, so that other work slows both. */
async function ratio(
  app: FastifyInstance,
  operation: typeof login | typeof forgotPassword,
  ask: (email: string) => CallOptions,
  known: readonly string[],
) {
  const times: { known: number; unknown: number }[] = []
  for (const [index, email] of known.entries()) {
    const unknown = () => timeOf(app, operation, ask(newEmail()))
    const first = index % 2 === 0 ? undefined : await unknown()
    const time = await timeOf(app, operation, ask(email))
    times.push({ known: time, unknown: first ?? (await unknown()) })
  }
  return median(times.map(one => one.known)) / median(times.map(one => one.unknown))
}

const wrong = (email: string) => ({ body: { email, password: 'a wrong pass phrase' } })

/** Replaces everybody by people with hashes like this one. */
async function people({ sql }: Standing, hashOf: (index: number) => string): Promise<string[]> {
  const rows = Array.from({ length: pairs }, (_, index) => ({
    email: newEmail(),
    password_hash: hashOf(index),
    full_name: 'Ada',
    role: 'member',
    is_approved: true,
  }))
  await sql`delete from accounts`
  await sql`insert into accounts ${sql(rows)}`
  return rows.map(({ email }) => email)
}

test('time does not tell whether an address has an account', async t => {
  const cleanup = inReverse(t)
  const standing = await standService(cleanup, createAppWith(costly))
  const argon = `$argon2id$v=19$m=32768,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`
  const known = await people(standing, () => argon)
  const measured = await ratio(standing.app, login, wrong, known)
  t.diagnostic(`sign-in: known ${measured.toFixed(2)} times unknown`)
  assert.ok(measured > 0.6 && measured < 1.7, `${measured}`)

  const asked = await ratio(standing.app, forgotPassword, email => ({ body: { email } }), known)
  t.diagnostic(`forgotten password: known ${asked.toFixed(2)} times unknown`)
  assert.ok(asked > 0.4 && asked < 2.5, `${asked}`)
})

test('nor while accounts still have hashes of the earlier system', async t => {
  const cleanup = inReverse(t)
  const standing = await standService(cleanup, createAppWith({ PASSWORD_MEMORY_KIB: 64, PASSWORD_PASSES: 1 }))
  const N = 32_768
  const key = scryptSync('somebody’s', 'salt', 64, { N, r: 8, p: 1, maxmem: 132 * N * 8 }).toString('hex')
  const known = await people(standing, () => `scrypt:${N}:8:1$salt$${key}`)
  // One that starts now counts what kinds there are.
  const app = await createAppWith({ PASSWORD_MEMORY_KIB: 64, PASSWORD_PASSES: 1 })(standing.config)
  cleanup.after(() => app.close())
  await app.ready()
  const measured = await ratio(app, login, wrong, known)
  t.diagnostic(`sign-in: known ${measured.toFixed(2)} times unknown`)
  assert.ok(measured > 0.6 && measured < 1.7, `${measured}`)
})
