import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'

const root = dirname(dirname(import.meta.dirname))
/** A test that takes longer hangs. */
const testTimeoutMs = 540_000
/** So does a run. */
const runTimeoutMs = 4_500_000
/** Ends a file whose tests left something running: the runner alone would wait for it without end. */
const deadline = new URL('./file-deadline.ts', import.meta.url).href
const patienceMs = 10_000

/** Runs node's test runner over the files; resolves with its exit code, 130 when it was interrupted. */
export async function runTests(
  files: readonly string[],
  environment: NodeJS.ProcessEnv,
  interrupted: AbortSignal,
): Promise<number> {
  if (interrupted.aborted) return 130
  const options = ['--test', '--test-concurrency=2', '--test-reporter=spec', `--test-timeout=${testTimeoutMs}`]
  const runner = spawn(process.execPath, ['--import', deadline, ...options, ...files], {
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
