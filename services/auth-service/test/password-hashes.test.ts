import assert from 'node:assert/strict'
import { pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { login, registerUser } from '@gym-it/contracts'
import { inReverse, refusal, type Standing, send, standService } from '@gym-it/service-kit/testing'
import { hash } from '@node-rs/argon2'
import { createApp, createAppWith } from './app.ts'
import { newEmail, password, register, signIn } from './standing.ts'

const salt = () => randomBytes(12).toString('base64url')

/** Hashes as the earlier system makes them. */
const earlier = {
  scrypt(secret: string, [N, r, p]: readonly [number, number, number] = [32_768, 8, 1]) {
    const text = salt()
    const key = scryptSync(secret, text, 64, { N, r, p, maxmem: 132 * N * r * p })
    return `scrypt:${N}:${r}:${p}$${text}$${key.toString('hex')}`
  },
  pbkdf2(secret: string, rounds: number) {
    const text = salt()
    return `pbkdf2:sha256:${rounds}$${text}$${pbkdf2Sync(secret, text, rounds, 32, 'sha256').toString('hex')}`
  },
}

/** Made by another implementation, of the password “correct horse”. */
const golden = [
  'scrypt:32768:8:1$Xq3vN8sYt2LmK0pZ$bb074300a1ef7fe76e5ee7f1cddb7386dda9bdf1ca63fea814856e2ecabd425a875d553b64bea6e556e7c4cadfff601070fd6933d891a8c724c9d853364cad24',
  'pbkdf2:sha256:600000$a7Bc9DeF$d0ee296094e70f68f270e2eaade0c59237ee088ac3df14c7aeff8adefdcf0616',
]
const newKind = /^\$argon2id\$v=19\$m=64,t=1,p=1\$/

describe('password hashes', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  before(async () => {
    standing = await standService(cleanup, createApp)
  })

  /** Somebody with this hash, as if it had been taken over from elsewhere. */
  async function personWith(stored: string) {
    const { email, user } = await register(standing.app)
    await standing.sql`update accounts set password_hash = ${stored} where id = ${user.id}`
    const storedNow = async () => {
      const [row] = await standing.sql<{ password_hash: string }[]>`
        select password_hash from accounts where id = ${user.id}`
      return row?.password_hash ?? ''
    }
    return { email, storedNow }
  }
  const isRefused = (email: string, secret: string) =>
    refusal(standing.app, login, 'CREDENTIALS_WRONG', { body: { email, password: secret } })

  for (const stored of golden) {
    test(`one of the earlier system (${stored.split('$')[0]}) verifies and is replaced at the first sign-in`, async () => {
      const { email, storedNow } = await personWith(stored)
      await isRefused(email, 'Correct horse')
      assert.equal(await storedNow(), stored)
      await signIn(standing.app, email, 'correct horse')
      const replaced = await storedNow()
      assert.match(replaced, newKind)
      await signIn(standing.app, email, 'correct horse')
      assert.equal(await storedNow(), replaced)
      await isRefused(email, 'Correct horse')
    })
  }

  test('other costs and letters of the earlier system verify too', async () => {
    for (const secret of ['kurz', 'pässwörd ☃ 𝄞', 'x'.repeat(200)]) {
      for (const stored of [earlier.scrypt(secret, [1024, 8, 2]), earlier.pbkdf2(secret, 1_000)]) {
        const { email } = await personWith(stored)
        await isRefused(email, `${secret}.`)
        await signIn(standing.app, email, secret)
      }
    }
  })

  test('many first sign-ins at once all succeed', async () => {
    const { email, storedNow } = await personWith(earlier.scrypt(password, [1024, 8, 1]))
    await Promise.all(Array.from({ length: 8 }, () => signIn(standing.app, email)))
    assert.match(await storedNow(), newKind)
  })

  test('one of other parameters is made anew at sign-in', async () => {
    const stored = await hash(password, { memoryCost: 128, timeCost: 2, parallelism: 1 })
    const { email, storedNow } = await personWith(stored)
    await signIn(standing.app, email)
    assert.match(await storedNow(), newKind)
  })

  test('one that is no hash at all lets nobody in', async () => {
    const nonsense = ['scrypt:1024:8:1$salt$', 'pbkdf2:sha256:1$salt$00', 'pbkdf2:sha1:1$salt$00', '!', 'password']
    for (const stored of nonsense) {
      const { email } = await personWith(stored)
      for (const secret of ['password', '', ' ']) {
        const body = JSON.stringify({ email, password: secret })
        const headers = { 'content-type': 'application/json' }
        const { status } = await send(standing.app, {
          method: 'POST',
          path: '/api/v1/auth/login',
          headers,
          text: body,
        })
        assert.ok(status === 401 || status === 400, `${stored}: ${status}`)
      }
    }
  })

  test('the same letters fit, whichever way the keyboard composes them', async () => {
    const email = newEmail()
    await register(standing.app, { email, password: 'geräusche im käfig' })
    await signIn(standing.app, email, 'geräusche im käfig'.normalize('NFD'))
  })

  test('the commonest passwords are refused in any case, and told at their field', async () => {
    for (const common of ['password', 'PassWord', '12345678', 'QWERTYUIOP', 'Iloveyou1', 'password1 ']) {
      const body = { email: newEmail(), password: common, full_name: 'Ada' }
      const problem = await refusal(standing.app, registerUser, 'INPUT_INVALID', { body })
      assert.equal(problem.errors?.[0]?.path, 'password', common)
    }
    for (const plain of ['aaaabbbbccccdddd', 'nur kleine buchstaben', '83746501928']) {
      await register(standing.app, { password: plain })
    }
  })
})

test('beyond a full line sign-ins are turned away at once and not counted as guesses', async t => {
  const slow = { PASSWORD_MEMORY_KIB: 65_536, PASSWORD_PASSES: 4, PASSWORD_HASHES_AT_ONCE: 1 }
  const { app } = await standService(inReverse(t), createAppWith({ ...slow, PASSWORD_HASHES_WAITING: 0 }))
  const { email } = await register(app)
  const ask = {
    method: 'POST',
    path: '/api/v1/auth/login',
    headers: { 'content-type': 'application/json' },
    text: JSON.stringify({ email, password }),
  }
  // Far more than may be wrong without a wait.
  for (let round = 0; round < 6; round++) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(app, ask)))
    const turnedAway = answers.filter(({ status }) => status === 503)
    assert.ok(turnedAway.length > 0)
    for (const { headers } of turnedAway) assert.match(headers['retry-after'] ?? '', /^\d+$/)
    assert.ok(turnedAway.length < answers.length)
    assert.ok(answers.every(({ status }) => status === 200 || status === 503))
  }
})
