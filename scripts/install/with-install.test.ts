import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'

const scripts = dirname(import.meta.dirname)
const options = { skip: process.platform === 'win32' && 'npm is played by a shell script' }

interface Outcome {
  readonly code: number
  readonly output: string
}

/** A repository with one locked package, and an npm that notes its calls. */
async function makeRepository(t: TestContext, npm: string) {
  const root = await mkdtemp(join(tmpdir(), 'gym-it-install-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  await cp(join(scripts, 'with-install.mjs'), join(root, 'scripts', 'with-install.mjs'))
  await cp(join(scripts, 'install'), join(root, 'scripts', 'install'), { recursive: true })
  await mkdir(join(root, 'bin'))
  await writeFile(join(root, 'bin', 'npm'), `#!/bin/sh\necho "$@" >> calls\n${npm}\n`)
  await chmod(join(root, 'bin', 'npm'), 0o755)
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } } })
  await writeFile(join(root, 'package-lock.json'), lock('1.0.0'))
  await writeFile(
    join(root, 'say.ts'),
    'const a: string[] = process.argv.slice(2)\nconsole.log(a)\nprocess.exitCode = 7\n',
  )
  const env = { PATH: [join(root, 'bin'), process.env.PATH].join(delimiter) }
  return {
    root,
    lock,
    run: () =>
      new Promise<Outcome>(resolve => {
        const args = [join(root, 'scripts', 'with-install.mjs'), 'say.ts', 'one', 'two']
        const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) =>
          resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
        )
      }),
    calls: async () => (await readFile(join(root, 'calls'), 'utf8').catch(() => '')).trim().split('\n').filter(Boolean),
  }
}

const installs = 'mkdir -p node_modules; cp package-lock.json node_modules/.package-lock.json'

test('packages are installed when they are missing or another version is locked, and only then', options, async t => {
  const { root, lock, run, calls } = await makeRepository(t, installs)
  const first = await run()
  assert.equal(first.code, 7, 'the exit code is the script’s')
  assert.match(first.output, /Installing packages.*\[ 'one', 'two' \]|\[ 'one', 'two' \].*Installing packages/s)
  assert.match((await calls())[0] ?? '', /^ci /)
  const second = await run()
  assert.equal(second.code, 7)
  assert.doesNotMatch(second.output, /Installing/)
  await writeFile(join(root, 'package-lock.json'), lock('1.0.1'))
  await run()
  assert.equal((await calls()).length, 2)
})

test('what somebody installed by hand is not installed again', options, async t => {
  const { root, run, calls } = await makeRepository(t, installs)
  await mkdir(join(root, 'node_modules'))
  await cp(join(root, 'package-lock.json'), join(root, 'node_modules', '.package-lock.json'))
  assert.equal((await run()).code, 7)
  assert.deepEqual(await calls(), [])
})

test('starts at the same time install once', options, async t => {
  const { run, calls } = await makeRepository(t, `sleep 0.3; ${installs}`)
  const outcomes = await Promise.all([run(), run(), run()])
  assert.deepEqual(
    outcomes.map(({ code }) => code),
    [7, 7, 7],
  )
  assert.equal((await calls()).length, 1)
})

test('the lock of a start that was killed is taken over', options, async t => {
  const { root, run } = await makeRepository(t, installs)
  await writeFile(join(root, '.install.lock'), '999999999')
  assert.equal((await run()).code, 7)
})

const failures = [
  ['npm error code ENOSPC', /^The disk is full: free about 1 GB and start again\.$/m],
  ['npm error code EAI_AGAIN', /^The package registry was not reached: check the network/m],
  ['npm error code EACCES', /^This user may not write to /m],
  ['npm error code EUSAGE', /^package.json and package-lock.json differ: run npm install once\.$/m],
  ['npm error surprise', /^npm error surprise\nThe packages could not be installed/m],
] as const

for (const [complaint, sentence] of failures) {
  test(`a failed installation ends in one sentence: ${complaint}`, options, async t => {
    const { run } = await makeRepository(t, `echo '${complaint}' >&2; exit 1`)
    const { code, output } = await run()
    assert.equal(code, 1)
    assert.match(output, sentence)
  })
}
