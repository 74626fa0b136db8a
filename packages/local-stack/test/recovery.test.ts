import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import postgres from 'postgres'
import { type Postgres, startPostgres } from '../src/index.ts'
import { isAlive, waitUntil } from '../src/processes.ts'
import { makeStubServices, startStubs, temporaryFolder, visit } from './stub-stack.ts'

const isWindows = process.platform === 'win32'

const postmaster = async (dataDir: string) =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

async function ask(database: Postgres): Promise<unknown> {
  const sql = postgres(database.url('postgres'), { max: 1 })
  try {
    return (
      await sql`select current_setting('fsync') as fsync, current_setting('server_version_num')::int / 10000 as major`
    )[0]
  } finally {
    await sql.end()
  }
}

/** Runs a launcher in a process of its own until its services are ready, then kills it without notice. */
async function killLauncher(t: TestContext, dataDir: string, servicesDir: string): Promise<number> {
  const launcher = spawn(process.execPath, [join(import.meta.dirname, 'killed-launcher.ts'), dataDir, servicesDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => launcher.kill('SIGKILL'))
  const [url] = (await once(launcher.stdout, 'data')) as [Buffer]
  assert.equal(await visit(url.toString().trim()), 1)
  const pid = await postmaster(dataDir)
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  return pid
}

test('after a killed launcher the database ends, and the next start has its data', { skip: isWindows }, async t => {
  const dataDir = await temporaryFolder()
  const pid = await killLauncher(t, dataDir, await makeStubServices(`${dataDir}.services`))
  const stack = await startStubs(t, { dataDir })
  assert.equal(isAlive(pid), false, 'never two on one folder')
  assert.equal(await visit(stack.urls['auth-service']), 2)
})

test('a database that outlived its launcher ends by itself', { skip: isWindows }, async t => {
  const dataDir = await temporaryFolder()
  const pid = await killLauncher(t, dataDir, await makeStubServices(`${dataDir}.services`))
  assert.ok(await waitUntil(() => !isAlive(pid), 10_000))
})

test('a killed database is started again on its port', { skip: isWindows }, async t => {
  const dataDir = await temporaryFolder()
  const stack = await startStubs(t, { dataDir })
  const url = stack.urls['auth-service']
  await visit(url)
  process.kill(await postmaster(dataDir), 'SIGKILL')
  assert.ok(await waitUntil(async () => (await visit(url).catch(() => 0)) >= 2, 10_000))
})

test('a database that is stopped while it is started again ends all the same', { skip: isWindows }, async () => {
  const dataDir = await temporaryFolder()
  const told = Promise.withResolvers<void>()
  const database = await startPostgres({ dataDir, fsync: false, log: () => told.resolve() })
  process.kill(await postmaster(dataDir), 'SIGKILL')
  await told.promise
  await database.stop()
  await assert.rejects(ask(database))
  await assert.rejects(access(join(dataDir, 'postgres', 'postmaster.pid')))
})

test('a pid file whose number belongs to another program today does not keep PostgreSQL away', async t => {
  const dataDir = await temporaryFolder()
  const first = await startPostgres({ dataDir, fsync: false })
  const pidFile = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')
  await first.stop()
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), pidFile.replace(/^\d+/, String(process.pid)))
  const second = await startPostgres({ dataDir, fsync: false })
  t.after(() => second.stop())
  assert.deepEqual(await ask(second), { fsync: 'off', major: 18 })
})

const bin15 = '/usr/lib/postgresql/15/bin'
const has15 = await access(join(bin15, 'postgres')).then(
  () => true,
  () => false,
)

test('the same code runs PostgreSQL 15', { skip: !has15 && 'PostgreSQL 15 is not installed here' }, async t => {
  const database = await startPostgres({ dataDir: await temporaryFolder(), version15BinDir: bin15 })
  t.after(() => database.stop())
  assert.deepEqual(await ask(database), { fsync: 'on', major: 15 })
})

test('an external server gets the missing databases, and single services their own URL', async t => {
  const server = await startPostgres({ dataDir: await temporaryFolder(), fsync: false })
  const elsewhere = server.url('elsewhere')
  const sql = postgres(server.url('postgres'), { max: 1 })
  await sql`create database elsewhere`
  await sql.end()
  const options = { databaseServerUrl: server.url(''), env: { USER_DATABASE_URL: elsewhere } }
  const dataDir = await temporaryFolder()
  const stack = await startStubs(t, { dataDir, ...options })
  t.after(() => server.stop())
  assert.equal(stack.postgres.url('user-service'), elsewhere)
  assert.equal(stack.postgres.url('auth-service'), server.url('auth_db'))
  assert.equal(await visit(stack.urls['auth-service']), 1)
  await assert.rejects(access(join(dataDir, 'postgres')))
  await stack.stop()
  const again = await startStubs(t, { dataDir, ...options })
  assert.equal(await visit(again.urls['auth-service']), 2)
})

test('an external server that does not answer is named without its password', async t => {
  const databaseServerUrl = 'postgres://user:pa55word@127.0.0.1:9/'
  await assert.rejects(
    startStubs(t, { dataDir: await temporaryFolder(), databaseServerUrl }),
    /^StartError: The database server at 127.0.0.1:9 cannot be used \(ECONNREFUSED\): check that it runs/,
  )
})
