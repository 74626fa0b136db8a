import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../src/config.ts'

const secret = 'a-random-text-of-thirty-two-characters'
const needed = { DATABASE_URL: 'postgres://host/name', SECRET_KEY: secret, JWT_SECRET_KEY: `${secret}-2` }
const production = { ...needed, ENV: 'production' }
const key = 'k'.repeat(43)

test('what is not said has its default', () => {
  const config = readConfig(needed)
  assert.deepEqual([config.PUBLIC_URL, config.NOTICE_DAYS, config.SMTP_URL], ['http://localhost:8000', 180, undefined])
  assert.deepEqual([config.PUSH_ALLOWED_NETWORKS, config.WEBHOOK_ALLOWED_NETWORKS], [[], []])
})

test('networks are listed by commas', () => {
  const { WEBHOOK_ALLOWED_NETWORKS } = readConfig({ ...needed, WEBHOOK_ALLOWED_NETWORKS: '10.0.5.0/24, ::1,' })
  assert.deepEqual(WEBHOOK_ALLOWED_NETWORKS, ['10.0.5.0/24', '::1'])
})

test('what cannot be used is named', () => {
  const wrong = [
    [{ ...needed, WEBHOOK_ALLOWED_NETWORKS: 'example.org' }, /WEBHOOK_ALLOWED_NETWORKS: “example\.org”/],
    [{ ...needed, PUSH_ALLOWED_NETWORKS: '10.0.0.0/99' }, /PUSH_ALLOWED_NETWORKS/],
    [{ ...needed, VAPID_PRIVATE_KEY: 'short' }, /VAPID_PRIVATE_KEY/],
    [{ ...production, SMTP_URL: 'smtp://host' }, /MAIL_FROM/],
    [{ ...production, VAPID_PRIVATE_KEY: key }, /VAPID_SUBJECT/],
  ] as const
  for (const [environment, message] of wrong) assert.throws(() => readConfig(environment), message)
  const complete = { SMTP_URL: 'smtp://host', MAIL_FROM: 'office@gym.test', VAPID_PRIVATE_KEY: key }
  assert.ok(readConfig({ ...production, ...complete, VAPID_SUBJECT: 'mailto:office@gym.test' }))
})
