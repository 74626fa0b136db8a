import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Tournament } from '@gym-it/contracts'
import type { Cleanup } from '@gym-it/service-kit/testing'
import { type SignedIn, signIn } from '../standing/people.ts'
import { openAudience } from './audience.ts'
import { announce, gatherPeople } from './competitions.ts'
import { compareAll, type Evidence, openEvidence, type Testimony } from './evidence.ts'
import { type Insisting, openInsisting } from './insisting.ts'
import { type Killing, killAtRandom } from './killer.ts'
import { openRandom } from './random.ts'
import type { Counts } from './report.ts'
import { type Ledger, playThrough } from './scorer.ts'
import { openServers, type Servers } from './servers.ts'
import { keepShownEvents } from './shown-events.ts'
import { comparePeople, verifyChains } from './verify.ts'

export interface ChaosOptions {
  /** The same seed kills and plays in the same order; what is just under way then differs all the same. */
  readonly seed: string
  readonly kills: number
  readonly sockets: number
  /** Hears how it goes, a line at a time. */
  readonly log: (line: string) => void
  /** Ends the run early; it rejects then. */
  readonly signal?: AbortSignal
}

export interface ChaosReport extends Counts {
  /** Everything that is not as it must be, each in a sentence; empty when all is well. */
  readonly problems: readonly string[]
}

/** How long a match takes. */
const matchMs = [200, 1_800] as const
/** A run that takes longer has got stuck. */
const longestMs = (kills: number) => 60_000 + kills * 6_000
/** How long everything may take to arrive after the last result. */
const settleMs = 30_000
const lookAgainMs = 500
const hopeless = new Set(['500', '502', '504'])

/** Somebody waits for the next call. */
function openSignal() {
  let waiting: (() => void)[] = []
  return {
    next: () => new Promise<void>(resolve => waiting.push(resolve)),
    give() {
      for (const resolve of waiting) resolve()
      waiting = []
    },
  }
}

interface Day {
  readonly servers: Servers
  readonly scorer: Insisting
  readonly tournaments: readonly Tournament[]
  readonly nextWrite: () => Promise<void>
}

/** Plays all tournaments while servers are killed; answers when both are over. */
async function playUnderFire(
  { servers, scorer, tournaments, nextWrite }: Day,
  { seed, kills, log }: ChaosOptions,
  signal: AbortSignal,
): Promise<{ ledgers: Ledger[]; killings: Killing[] }> {
  const end = new AbortController()
  const either = AbortSignal.any([signal, end.signal])
  let isUnderFire = true
  const random = openRandom(`${seed} killer`)
  const onRevived = ({ victim, awayMs }: Killing, count: number) =>
    log(`${count} of ${kills}: ${victim} was away for ${(awayMs / 1000).toFixed(1)} s`)
  const killing = killAtRandom(servers, { kills, random, nextWrite, onRevived, signal: either }).finally(() => {
    isUnderFire = false
  })
  const playing = tournaments.map(({ id }) => {
    const random = openRandom(`${seed} tournament ${id}`)
    const pause = () => delay(isUnderFire ? random.between(...matchMs) : 0)
    return playThrough({ scorer, random, pause, mayCorrect: () => isUnderFire && !signal.aborted }, id)
  })
  try {
    const [killings, ...ledgers] = await Promise.all([killing, ...playing])
    return { ledgers, killings }
  } finally {
    // What was killed is back before anybody tidies up.
    end.abort()
    await Promise.allSettled([killing])
  }
}

/** Compares until nothing differs any more, or too much time has passed. */
async function settle(
  testimony: Testimony,
  read: () => Promise<Evidence>,
): Promise<{ evidence: Evidence; problems: readonly string[]; ms: number }> {
  const began = performance.now()
  for (;;) {
    const evidence = await read()
    const problems = compareAll(testimony, evidence)
    const ms = performance.now() - began
    if (problems.length === 0 || ms > settleMs) return { evidence, problems, ms }
    await delay(lookAgainMs)
  }
}

const tally = (counts: Map<string, number>, name: string) => void counts.set(name, (counts.get(name) ?? 0) + 1)

async function openDay(t: Cleanup, options: ChaosOptions, signal: AbortSignal) {
  const folder = await mkdtemp(join(tmpdir(), 'gym-it-chaos-'))
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }))
  options.log('Starting five services, PostgreSQL and Redis')
  const servers = await openServers(t, folder)
  const { gateway, admin } = servers
  const retries = new Map<string, number>()
  const writes = openSignal()
  const as = await signIn(gateway, admin.email, admin.password)
  const onRetry = (answer: string) => tally(retries, answer)
  const scorer = openInsisting({ gateway, as, onWrite: writes.give, onRetry, signal })
  options.log('Registering people and announcing tournaments')
  const people: readonly SignedIn[] = await gatherPeople(gateway)
  const tournaments = await announce(scorer, people)
  return { servers, scorer, people, tournaments, retries, nextWrite: writes.next }
}

/**
 * Four tournaments are played and watched by sockets while services, PostgreSQL and Redis are killed; then every client's
 * account is compared with the databases. All of it ends with `t`. Rejects when a request is refused, or it gets stuck.
 */
export async function runChaos(t: Cleanup, options: ChaosOptions): Promise<ChaosReport> {
  const { seed, kills, sockets, log } = options
  const began = performance.now()
  const limits = [AbortSignal.timeout(longestMs(kills)), ...(options.signal ? [options.signal] : [])]
  const signal = AbortSignal.any(limits)
  const day = await openDay(t, options, signal)
  const { servers, scorer, people, tournaments, retries } = day
  const shown = keepShownEvents()
  const { gateway } = servers
  const audience = await openAudience({ gateway, seed, sockets, tournaments, people, shown, reader: scorer })
  t.after(audience.stop)
  log(`${sockets} sockets watch; playing, and killing ${kills} times`)
  const firstKill = performance.now()
  const { ledgers, killings } = await playUnderFire(day, options, signal)
  const played = performance.now() - firstKill
  log('Comparing what everybody saw with the databases')
  const { watchers } = audience
  const read = openEvidence(t, servers)
  const ids = tournaments.map(({ id }) => id)
  const { evidence, problems, ms: settled } = await settle({ ledgers, watchers, shown }, () => read(ids, people))
  const chains = await verifyChains(servers)
  const reconciled = await comparePeople(servers)
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const { logs, notices } = evidence
  return {
    ...{ seed, killings, retries, sockets, chains: chains.said, people: reconciled.said, frames: shown.frames },
    results: sum(ledgers.map(({ results }) => results.length)),
    repeats: sum(ledgers.map(one => one.repeats)),
    events: { tournaments: logs.tournaments.length, notifications: logs.notifications.length },
    reconnects: sum(watchers.map(one => one.reconnects)),
    resets: sum(watchers.map(one => one.resets)),
    notices: { told: notices.length, standing: notices.filter(one => one.is_standing).length },
    ms: { played, settled, all: performance.now() - began },
    problems: [
      ...problems,
      ...(chains.holds ? [] : ['the chains do not hold']),
      ...(reconciled.holds ? [] : ['the services do not agree about people']),
      ...[...retries]
        .filter(([answer]) => hopeless.has(answer))
        .map(([answer, n]) => `${n} requests ended in ${answer}`),
    ],
  }
}
