// `npm test [-- paths…]`: all tests, or those beneath the given paths, on databases that are started for this run alone.
import { childEnvironment } from './test/child-environment.ts'
import { runTests } from './test/run-tests.ts'
import { makeScratch } from './test/scratch.ts'
import { openSurroundings, SurroundingsError } from './test/surroundings.ts'
import { findTestFiles } from './test/test-files.ts'

async function main(paths: readonly string[]): Promise<number> {
  const files = findTestFiles(paths)
  if (files.length === 0) throw new SurroundingsError(`There are no tests beneath ${paths.join(', ')}.`)
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort())
  const scratch = await makeScratch()
  process.env.TMPDIR = scratch.folder
  try {
    const surroundings = await openSurroundings(process.env)
    try {
      for (const line of surroundings.found) process.stdout.write(`${line}\n`)
      process.stdout.write(`Running ${files.length} test files\n\n`)
      const environment = { ...childEnvironment(process.env), ...surroundings.variables }
      return await runTests(files, environment, interrupted.signal)
    } finally {
      await surroundings.close()
    }
  } finally {
    await scratch.remove()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof SurroundingsError ? error.message : String(error)}\n`)
  process.exitCode = 1
}
