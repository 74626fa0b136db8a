import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { inReverse } from '@gym-it/service-kit/testing'
import { newTournament } from './standing/drawn.ts'
import { newTrainer } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** What somebody outside writes; TypeScript that is plain JavaScript as well. */
const program = `
import { createCalls, createLiveClient } from '@gym-it/client'
import { getTournament, pauseTournament } from '@gym-it/client/contracts'

const [gateway = '', token = '', id = ''] = process.argv.slice(2)
const call = createCalls({ base: gateway + '/api/v1', token: async () => token })
const params = { id: Number(id) }
const { name } = await call(getTournament, { params })
const live = createLiveClient({ url: gateway.replace('http', 'ws') + '/ws' })
live.subscribe('tournament:' + id, {
  onGap: () => void call(pauseTournament, { params }),
  onEvent: event => {
    if (event.event === 'tournament.paused') console.log(name, event.data.tournament.is_paused)
    live.stop()
  },
})
`

test('the client as it is packed works outside of this repository, on plain Node and with its types', async t => {
  const cleanup = inReverse(t)
  const folder = await mkdtemp(join(tmpdir(), 'gym-it-client-'))
  cleanup.after(() => rm(folder, { recursive: true, force: true }))
  const [built, installed] = [join(folder, 'built'), join(folder, 'node_modules/@gym-it/client')]
  await mkdir(installed, { recursive: true })
  await run(process.execPath, [join(root, 'scripts/package-client.ts'), built])
  // Without what the npm that runs the tests has set for its scripts.
  const alone = { cwd: folder, env: { PATH: process.env.PATH, HOME: folder } }
  const { stdout } = await run('npm', ['pack', built, '--json', '--offline'], alone)
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  await run('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', installed])
  // What a registry would bring.
  for (const name of ['typebox', '@types']) {
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }

  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'outside.js'), program)
  await writeFile(join(folder, 'outside.ts'), program)
  const strict = ['--noEmit', '--strict', '--module', 'NodeNext', '--target', 'ES2022', '--types', 'node']
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...strict, 'outside.ts'], { cwd: folder })

  const stack = await openStack(cleanup, testServer())
  const gateway = stack.urls['api-gateway']
  const trainer = await newTrainer(stack)
  const id = await newTournament(gateway, trainer, { name: 'Outside Open', names: ['A', 'B'] })
  const said = await run(process.execPath, ['outside.js', gateway, trainer.token, String(id)], { cwd: folder })
  assert.equal(said.stdout, 'Outside Open true\n')
})
