import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSigner } from 'fast-jwt'
import { createAccessTokens, createServiceTokens } from '../src/tokens.ts'

const secret = 'a-secret-of-the-tests-for-services'
const claims = { user_id: 1, role: 'admin', email: 'a@gym.test', sid: 's', ver: 1 } as const

test('a service is known by its token for a minute, and only by one of the same secret', t => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  const tokens = createServiceTokens(secret, 'user-service')
  const token = tokens.sign()
  assert.equal(tokens.verify(token), 'user-service')
  assert.equal(createServiceTokens('another secret', 'user-service').verify(token), null)
  t.mock.timers.tick(59_000)
  assert.equal(tokens.verify(token), 'user-service')
  t.mock.timers.tick(2_000)
  assert.equal(tokens.verify(token), null)
})

test('a person’s token is no service’s and a service’s no person’s, even where both secrets are one', () => {
  const people = createAccessTokens([secret], 900)
  const services = createServiceTokens(secret, 'user-service')
  assert.equal(services.verify(people.sign(claims)), null)
  assert.throws(() => people.verify(services.sign()), { code: 'TOKEN_INVALID' })
})

test('a token that does not say by whom and for whom it is, is no service’s', () => {
  const tokens = createServiceTokens(secret, 'user-service')
  const good = { iss: 'gym-it', aud: 'gym-it-internal', sub: 'user-service' }
  const sign = createSigner({ key: secret, algorithm: 'HS256', expiresIn: 60_000 })
  assert.equal(tokens.verify(sign(good)), 'user-service')
  for (const claim of ['iss', 'aud', 'sub']) {
    assert.equal(tokens.verify(sign({ ...good, [claim]: undefined })), null, `without ${claim}`)
  }
})
