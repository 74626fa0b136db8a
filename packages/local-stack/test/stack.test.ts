import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { StartError, startStack } from '../src/index.ts'
import { waitUntil } from '../src/processes.ts'
import { screen } from '../src/screen.ts'
import { waitUntilReady } from '../src/supervisor/readiness.ts'
import { anyPorts, startStubs, temporaryFolder, visit } from './stub-stack.ts'

const message = (expected: RegExp) => (error: unknown) => {
  assert.ok(error instanceof StartError, String(error))
  assert.match(error.message, expected)
  return true
}

test('data and administrator are kept over a restart, and nothing keeps running', async t => {
  const dataDir = await temporaryFolder()
  const first = await startStubs(t, { dataDir })
  assert.match(first.admin.password, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  assert.equal(await visit(first.urls['auth-service']), 1)
  assert.equal(await visit(first.urls['auth-service']), 2)
  assert.equal(await visit(first.urls['user-service']), 1, 'each service has its own database')
  for (const file of ['secrets.json', 'postgres.password', 'lock']) {
    assert.equal((await stat(join(dataDir, file))).mode & 0o077, 0, `${file} is for its owner only`)
  }
  await first.stop()
  await assert.rejects(fetch(first.urls['auth-service']))
  await assert.rejects(stat(join(dataDir, 'lock')), { code: 'ENOENT' })

  const second = await startStubs(t, { dataDir })
  assert.deepEqual(second.admin, first.admin)
  assert.equal(second.env.JWT_SECRET_KEY, first.env.JWT_SECRET_KEY)
  assert.equal(await visit(second.urls['auth-service']), 3)
})

test('a second start on the same folder is refused', async t => {
  const dataDir = await temporaryFolder()
  const running = await startStubs(t, { dataDir })
  await assert.rejects(
    startStubs(t, { dataDir }),
    message(new RegExp(`^GYM IT is already running here \\(process ${process.pid}\\). Stop it first, or set DATA_DIR`)),
  )
  assert.equal(await visit(running.urls['auth-service']), 1, 'the first one is not disturbed')
})

test('the gateway is told the address that phones are told, or the configured one', async t => {
  const told = async (env: NodeJS.ProcessEnv) => {
    const dataDir = await temporaryFolder()
    const stack = await startStubs(t, { dataDir, services: ['api-gateway'], env })
    const response = await fetch(`${stack.urls['api-gateway']}/public-url`, { headers: { connection: 'close' } })
    const shown = /On phones +(\S+)/.exec(screen(['api-gateway'], stack, env))?.[1] ?? null
    await stack.stop()
    return { told: await response.json(), shown }
  }
  const open = await told({ HOST: '0.0.0.0' })
  assert.equal(open.told, open.shown)
  assert.equal((await told({ HOST: '127.0.0.1' })).told, null)
  assert.equal((await told({ PUBLIC_URL: 'https://gym.example' })).told, 'https://gym.example')
})

test('a port in use is named before anything starts', async t => {
  const dataDir = await temporaryFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  t.after(() => other.close())
  const { port } = other.address() as import('node:net').AddressInfo
  await assert.rejects(
    startStubs(t, { dataDir, ports: { ...anyPorts, 'auth-service': port } }),
    message(
      new RegExp(`^Port ${port} is in use by another program. Stop it, or set AUTH_SERVICE_PORT to another port.$`),
    ),
  )
  await assert.rejects(stat(join(dataDir, 'postgres')), { code: 'ENOENT' })
  await assert.rejects(
    startStubs(t, { dataDir, ports: {}, env: { AUTH_SERVICE_PORT: 'eighty' } }),
    message(/^AUTH_SERVICE_PORT must be a port number/),
  )
})

test('a folder that cannot be written to is named', { skip: process.platform !== 'linux' }, async () => {
  // Not even root may make a folder there.
  await assert.rejects(
    startStack({ dataDir: '/sys/gym-it' }),
    message(/^GYM IT may not write to \/sys\/gym-it: give this user the right to, or set DATA_DIR/),
  )
})

test('a crashed service is started again, alone', async t => {
  const lines: string[] = []
  const stack = await startStubs(t, { dataDir: await temporaryFolder(), log: line => lines.push(line) })
  const url = stack.urls['auth-service']
  await visit(url)
  await fetch(`${url}/crash`).catch(() => {})
  assert.ok(await waitUntil(() => lines.some(line => line.includes('auth-service stopped unexpectedly')), 5_000))
  assert.match(lines.at(-1) ?? '', /\(the stub was asked to crash\); starting it again in 0.25 s$/)
  assert.equal(await visit(stack.urls['user-service']), 1, 'its neighbour goes on')
  assert.ok(await waitUntilReady(url, 10_000))
  assert.equal(await visit(url), 2)
  assert.match(await readFile(join(stack.dataDir, 'logs', 'auth-service.log'), 'utf8'), /asked to crash/)
})

test('a service is stopped and started by name', async t => {
  const stack = await startStubs(t, { dataDir: await temporaryFolder() })
  await stack.stopService('auth-service')
  await assert.rejects(fetch(stack.urls['auth-service']))
  await visit(stack.urls['user-service'])
  await stack.startService('auth-service')
  assert.ok(await waitUntilReady(stack.urls['auth-service'], 5_000))
})

test('a service that refuses its configuration says why, and nothing is left behind', async t => {
  const dataDir = await temporaryFolder()
  const refused = 'JWT_SECRET_KEY must be a random secret'
  await assert.rejects(startStubs(t, { dataDir, env: { STUB_FAILS: refused } }), message(/^JWT_SECRET_KEY must be/))
  await assert.rejects(stat(join(dataDir, 'postgres', 'postmaster.pid')), { code: 'ENOENT' })
  await startStubs(t, { dataDir })
})

test('production makes no secrets up', async t => {
  const dataDir = await temporaryFolder()
  const stack = await startStubs(t, { dataDir, env: { ENV: 'production', SECRET_KEY: 'given' } })
  assert.equal(stack.env.SECRET_KEY, 'given')
  assert.equal(stack.env.JWT_SECRET_KEY, undefined)
  await assert.rejects(stat(join(dataDir, 'secrets.json')), { code: 'ENOENT' })
})
