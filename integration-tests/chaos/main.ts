import { parseArgs } from 'node:util'
import { inReverse } from '@gym-it/service-kit/testing'
import { countLines } from '../src/chaos/report.ts'
import { runChaos } from '../src/chaos/run.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const mostShown = 50

/** `npm run chaos [-- --seed word --kills 40 --sockets 200]`. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now()) },
    kills: { type: 'string', default: '40' },
    sockets: { type: 'string', default: '200' },
  },
})

let tidyUp = async () => {}
const cleanup = inReverse({
  after(tidy) {
    tidyUp = tidy
  },
})
const interrupted = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => interrupted.abort())

try {
  const { seed, kills, sockets } = values
  const { signal } = interrupted
  say(`Chaos with the seed ${seed}`)
  const options = { seed, kills: Number(kills), sockets: Number(sockets), log: say, signal }
  const report = await runChaos(cleanup, options)
  say(`\n${countLines(report).join('\n')}\n`)
  const { problems } = report
  for (const problem of problems.slice(0, mostShown)) process.stderr.write(`Not as it should be: ${problem}\n`)
  if (problems.length > mostShown) process.stderr.write(`… and ${problems.length - mostShown} more\n`)
  if (problems.length === 0) say('Nothing was lost, nothing came twice.')
  process.exitCode = problems.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = interrupted.signal.aborted ? 130 : 1
} finally {
  await tidyUp()
}
process.exit()
