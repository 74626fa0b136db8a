import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { type Operation, operations } from '@gym-it/contracts'
import { build } from 'vite'
import { contractNames } from './contract-names.ts'

const contracts = join(import.meta.dirname, '..', '..', 'packages', 'contracts', 'src', 'operations.ts')
let code = ''

before(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [contractNames()],
    build: { write: false, minify: false, lib: { entry: contracts, formats: ['es'] } },
  })
  const [bundle] = [built].flat()
  assert.ok(bundle && 'output' in bundle)
  code = bundle.output[0].code
})

const readByTheBrowser = ({ id, service, method, path, access, success: { type } }: Operation) => ({
  id,
  service,
  method,
  path,
  access,
  type,
})

test('every operation keeps what the browser reads of it', async () => {
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  // The bundle exports what the module of the contracts exports.
  const stripped = (module as { operations: readonly Operation[] }).operations
  assert.deepEqual(stripped.map(readByTheBrowser), operations.map(readByTheBrowser))
})

test('no schema is left, and no text of the documentation', () => {
  assert.doesNotMatch(code, /Type\.\w+\(|maxLength:|description:|summary:/)
})
