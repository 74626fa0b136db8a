import { join } from 'node:path'
import { type ServiceName, serviceNames } from '@gym-it/contracts'
import { readEnvironmentFile } from './environment-file.ts'
import { openProgress } from './progress.ts'
import { screen } from './screen.ts'
import { type Stack, startStack } from './stack.ts'
import { StartError } from './start-error.ts'

const root = join(import.meta.dirname, '..', '..', '..')
/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm. */
const echoMs = 500

function chosenServices(names: readonly string[]): readonly ServiceName[] {
  const isKnown = (name: string): name is ServiceName => (serviceNames as readonly string[]).includes(name)
  const unknown = names.find(name => !isKnown(name))
  if (unknown) throw new StartError(`There is no service ${unknown}: the services are ${serviceNames.join(', ')}.`)
  return names.length > 0 ? names.filter(isKnown) : serviceNames
}

/** Resolves at the first request to stop. A second one, meant as such, ends the process at once. */
function stopRequested(): Promise<void> {
  return new Promise(resolve => {
    let first = 0
    const onSignal = () => {
      if (first > 0 && Date.now() - first > echoMs) process.exit(1)
      if (first > 0) return
      first = Date.now()
      process.stdout.write('\nStopping …\n')
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  })
}

async function run(): Promise<void> {
  readEnvironmentFile(join(root, '.env'))
  const names = chosenServices(process.argv.slice(2))
  let isStopping = false
  const stopping = stopRequested().then(() => {
    isStopping = true
  })
  const given = { ...process.env }
  const progress = openProgress(process.stdout)
  let isUp = false
  const log = (line: string) => (isUp ? void process.stdout.write(`${line}\n`) : progress.step(line))
  const starting = startStack({ services: names, dataDir: given.DATA_DIR || join(root, 'data'), log })
  let stack: Stack
  try {
    stack = await starting
  } finally {
    progress.end()
  }
  isUp = true
  if (!isStopping) process.stdout.write(`${screen(names, stack, given)}\n`)
  await stopping
  await stack.stop()
  process.stdout.write('Stopped. Everything is kept for the next start.\n')
}

try {
  await run()
  process.exit(0)
} catch (error) {
  process.stderr.write(
    `${error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
}
