import { readConfig } from '../config.ts'
import { reconcile } from './reconcile.ts'

/** A program: prints where the services disagree about people; exits with 1 when they do, with 2 when it cannot tell. */
try {
  const differences = await reconcile(readConfig())
  for (const { person, what } of differences) process.stdout.write(`person ${person} ${what}\n`)
  const { length } = differences
  const verdict = length === 1 ? '1 difference.' : `${length} differences.`
  process.stdout.write(`${length === 0 ? 'The services agree about everyone.' : verdict}\n`)
  process.exitCode = differences.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`Nothing was compared: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
