import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inReverse } from '@gym-it/service-kit/testing'
import { clubEnvironment } from '../src/club/people.ts'
import { screens } from '../src/screens/screens.ts'
import { openBrowser } from '../src/standing/browser.ts'
import { openStack } from '../src/standing/stack.ts'
import { takePictures } from './take.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** `npm run screenshots [-- --out folder --only home,create --language ru]`. */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(tmpdir(), 'gym-it-screenshots') },
    only: { type: 'string', default: '' },
    language: { type: 'string', default: 'en' },
  },
})
const only = values.only.split(',').filter(Boolean)
const { CHROMIUM_PATH = '/usr/bin/chromium', WEB_DIST } = process.env

let tidyUp = async () => {}
const cleanup = inReverse({
  after(tidy) {
    tidyUp = tidy
  },
})
// A Ctrl-C must not leave servers behind; the second one is not waited for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void tidyUp().finally(() => process.exit(130)))

function refuseUnknown(): void {
  const unknown = only.find(name => !screens.some(screen => screen.name === name))
  if (unknown === undefined) return
  throw new Error(`There is no screen ${unknown}. There are: ${screens.map(({ name }) => name).join(', ')}.`)
}

try {
  refuseUnknown()
  const env = { ...clubEnvironment, ...(WEB_DIST ? { WEB_DIST } : {}) }
  const stack = await openStack(cleanup, {}, { env, log: say })
  const browser = await openBrowser(cleanup, CHROMIUM_PATH)
  const folder = resolve(process.env.INIT_CWD ?? '.', values.out)
  const { pictures, problems } = await takePictures(stack, {
    browser,
    folder,
    only,
    language: values.language,
    log: say,
  })
  say(`\n${pictures.length} pictures; all at a glance: ${join(folder, 'index.html')}`)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
} catch (error) {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined }
  process.stderr.write(`${message}\n${cause === undefined ? '' : `${cause}\n`}`)
  process.exitCode = 1
} finally {
  await tidyUp()
}
process.exit()
