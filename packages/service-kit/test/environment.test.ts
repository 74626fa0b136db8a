import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigurationError, commonVariables, readEnvironment, statefulVariables } from '../src/index.ts'

const secret = 'b3f1c9d2e4a5968778695a4b3c2d1e0f'
const good = {
  DATABASE_URL: 'postgres://127.0.0.1/db',
  SECRET_KEY: secret,
  JWT_SECRET_KEY: [...secret].reverse().join(''),
}

/** The message of the refusal. */
function refusalOf(environment: NodeJS.ProcessEnv): string {
  try {
    readEnvironment(statefulVariables, environment)
  } catch (error) {
    assert.ok(error instanceof ConfigurationError)
    return error.message
  }
  assert.fail('it was accepted')
}

test('defaults are filled in, numbers are numbers, what is unknown is left out', () => {
  const config = readEnvironment(statefulVariables, { ...good, PORT: '8123', SOMETHING_ELSE: 'x', REDIS_URL: '' })
  assert.deepEqual(config, {
    ...good,
    ...{ ENV: 'development', HOST: '127.0.0.1', LOG_LEVEL: 'info', PORT: 8123, JWT_ACCESS_TOKEN_EXPIRES: 900 },
    ...{ AUTH_SERVICE_URL: 'http://127.0.0.1:8001', USER_SERVICE_URL: 'http://127.0.0.1:8002' },
    TRUSTED_PROXIES: 'loopback',
  })
  assert.ok(Object.isFrozen(config))
})

const bad: Record<keyof typeof statefulVariables, string | undefined> = {
  ENV: 'staging',
  HOST: undefined,
  PORT: '70000',
  LOG_LEVEL: 'loud',
  SECRET_KEY: '',
  REDIS_URL: 'http://127.0.0.1',
  DATABASE_URL: 'mysql://127.0.0.1/db',
  JWT_SECRET_KEY: '',
  JWT_VERIFY_KEYS: undefined,
  JWT_ACCESS_TOKEN_EXPIRES: 'soon',
  TRUSTED_PROXIES: undefined,
  AUTH_SERVICE_URL: undefined,
  USER_SERVICE_URL: undefined,
}

test('every bad variable is named, alone and all together, and no value is repeated', () => {
  const names = Object.entries(bad).filter(([, value]) => value !== undefined)
  for (const [name, value] of names) assert.match(refusalOf({ ...good, [name]: value }), new RegExp(`\\b${name}\\b`))
  const together = refusalOf({ ...good, ...Object.fromEntries(names) })
  for (const [name, value] of names) {
    assert.match(together, new RegExp(`\\b${name}\\b`))
    if (value) assert.ok(!together.includes(value), `${value} in: ${together}`)
  }
})

test('production refuses weak secrets and says which; development takes them', () => {
  for (const name of ['SECRET_KEY', 'JWT_SECRET_KEY'] as const) {
    const weak = [
      'short',
      'change-me',
      'jwt-secret-key',
      'auth-service-secret',
      'your-secret-key-that-is-not-changed-yet',
    ]
    for (const value of weak) {
      assert.match(refusalOf({ ...good, ENV: 'production', [name]: value }), new RegExp(`\\b${name}\\b`), value)
      assert.equal(readEnvironment(statefulVariables, { ...good, [name]: value })[name], value)
    }
    assert.match(refusalOf({ ...good, ENV: 'production', [name]: undefined }), new RegExp(`\\b${name} is missing`))
  }
  assert.equal(readEnvironment(statefulVariables, { ...good, ENV: 'production' }).ENV, 'production')
})

test('each of several keys must be a good one in production', () => {
  const inProduction = { ...good, ENV: 'production' }
  const list = `${secret.toUpperCase()}, ${secret}`
  assert.equal(readEnvironment(statefulVariables, { ...inProduction, JWT_VERIFY_KEYS: list }).JWT_VERIFY_KEYS, list)
  assert.match(refusalOf({ ...inProduction, JWT_VERIFY_KEYS: `${list},short` }), /\bJWT_VERIFY_KEYS\b/)
})

test('a service that needs less asks for less', () => {
  assert.equal(readEnvironment(commonVariables, { SECRET_KEY: 'x' }).SECRET_KEY, 'x')
})
