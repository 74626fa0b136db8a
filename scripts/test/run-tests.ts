import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'

const root = dirname(dirname(import.meta.dirname))
/** A file that takes longer hangs. */
const fileTimeoutMs = 150_000
/** So does a run. */
const runTimeoutMs = 540_000
const patienceMs = 10_000

/** Runs node's test runner over the files; resolves with its exit code, 130 when it was interrupted. */
export async function runTests(
  files: readonly string[],
  environment: NodeJS.ProcessEnv,
  interrupted: AbortSignal,
): Promise<number> {
  if (interrupted.aborted) return 130
  const options = ['--test', '--test-concurrency=2', '--test-reporter=spec', `--test-timeout=${fileTimeoutMs}`]
  const runner = spawn(process.execPath, [...options, ...files], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const stop = () => {
    runner.kill('SIGTERM')
    setTimeout(() => runner.kill('SIGKILL'), patienceMs).unref()
  }
  interrupted.addEventListener('abort', stop, { once: true })
  const late = setTimeout(() => {
    process.stderr.write(`The tests did not end within ${runTimeoutMs / 60_000} minutes; they are stopped.\n`)
    stop()
  }, runTimeoutMs)
  const [code] = (await once(runner, 'exit')) as [number | null]
  clearTimeout(late)
  return interrupted.aborted ? 130 : (code ?? 1)
}
