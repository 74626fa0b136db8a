import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServiceName, serviceNames } from '@gym-it/contracts'
import { startStack } from '@gym-it/local-stack'
import { bracketTree } from './bracket-tree.ts'
import { readFacts } from './facts.ts'
import type { Credentials } from './people.ts'
import { type Played, playKnockout } from './play.ts'
import { countByType, median, podiumOf, problemsOf } from './verdict.ts'

const say = (line = '') => void process.stdout.write(`${line}\n`)

/** A system to play on; `stop` takes away what was started for the demo. */
interface Venue {
  readonly gateway: string
  readonly admin: Credentials
  stop(): Promise<void>
}

/** The running system that the environment names, or else one of our own on free ports and in a temporary folder. */
async function findVenue({ GYM_IT_URL, ADMIN_EMAIL, ADMIN_PASSWORD }: NodeJS.ProcessEnv): Promise<Venue> {
  if (GYM_IT_URL) {
    if (!ADMIN_EMAIL || !ADMIN_PASSWORD) {
      throw new Error('With GYM_IT_URL, set ADMIN_EMAIL and ADMIN_PASSWORD as well: the demo needs a trainer approved.')
    }
    const admin = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD }
    return { gateway: GYM_IT_URL.replace(/\/+$/, ''), admin, stop: async () => {} }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'gym-it-demo-'))
  const forget = () => rm(dataDir, { recursive: true, force: true })
  try {
    const ports = Object.fromEntries(serviceNames.map(name => [name, 0])) as Record<ServiceName, number>
    const stack = await startStack({ dataDir, ports, log: line => say(`  ${line}`) })
    const stop = () => stack.stop().finally(forget)
    return { gateway: stack.urls['api-gateway'], admin: stack.admin, stop }
  } catch (error) {
    await forget()
    throw error
  }
}

function show(played: Played): void {
  const { view, seen, delays } = played
  say(bracketTree(view.bracket).join('\n'))
  const third = view.bracket.find(({ bracket }) => bracket === 'third_place')
  say(`\nThird place: ${third?.participant1?.name} ${third?.score} ${third?.participant2?.name}\n`)
  for (const [index, name] of podiumOf(played).entries()) say(`  ${index + 1}. ${name}`)
  const counts = [...countByType(played)].map(([type, count]) => `${count} ${type}`)
  say(`\n${seen.length} live events arrived: ${counts.join(', ')}`)
  say(`From sending a result to its frame at the spectator: ${median(delays).toFixed(1)} ms in the median`)
}

async function run(): Promise<string[]> {
  const facts = readFacts()
  const venue = await findVenue(process.env)
  // A Ctrl-C must not leave a database behind; the second one is not waited for.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void venue.stop().finally(() => process.exit(130)))
  }
  try {
    say(`\n${facts.name}, the knockout stage, played at ${venue.gateway}\n`)
    const played = await playKnockout(venue.gateway, venue.admin, facts)
    show(played)
    return problemsOf(played, facts)
  } finally {
    await venue.stop()
  }
}

try {
  const problems = await run()
  for (const problem of problems) process.stderr.write(`Not as it should be: ${problem}\n`)
  process.exit(problems.length === 0 ? 0 : 1)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
