import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../src/config.ts'

const secret = 'b3f1c9d2e4a5968778695a4b3c2d1e0f'
const good = {
  DATABASE_URL: 'postgres://127.0.0.1/auth_db',
  SECRET_KEY: secret,
  JWT_SECRET_KEY: [...secret].reverse().join(''),
  ADMIN_EMAIL: 'root@gym.test',
  ADMIN_PASSWORD: 'correct horse battery staple',
}

test('production takes good secrets and refuses an administrator’s password that is easy to guess', () => {
  assert.equal(readConfig({ ...good, ENV: 'production' }).ENV, 'production')
  for (const weak of [
    'admin',
    'short',
    'password123',
    'changeme1234',
    'Admin1234567',
    '123456qwerty',
    '1QAZ2wsx3edc',
  ]) {
    assert.throws(() => readConfig({ ...good, ENV: 'production', ADMIN_PASSWORD: weak }), /ADMIN_PASSWORD/, weak)
  }
})

test('development takes any password', () => {
  assert.equal(readConfig({ ...good, ADMIN_PASSWORD: 'admin' }).ADMIN_PASSWORD, 'admin')
})

test('every variable that is missing or wrong is named at once', () => {
  const bad = { ADMIN_EMAIL: 'nobody', JWT_ACCESS_TOKEN_EXPIRES: 'soon', DATABASE_URL: 'mysql://127.0.0.1' }
  assert.throws(
    () => readConfig(bad),
    (error: Error) => {
      for (const name of [
        'ADMIN_EMAIL',
        'ADMIN_PASSWORD',
        'SECRET_KEY',
        'JWT_SECRET_KEY',
        'JWT_ACCESS_TOKEN_EXPIRES',
        'DATABASE_URL',
      ])
        assert.ok(error.message.includes(name), `${name} in: ${error.message}`)
      return true
    },
  )
})
