import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { getRegistrationPolicy, login as loginOperation, registerUser, type Session } from '@gym-it/contracts'
import { freePort } from '@gym-it/local-stack'
import type { Area, Figure, Workbench } from '../area.ts'
import { type Child, runChild, untilHealthy } from '../child.ts'
import { person } from '../load/people.ts'
import { runLoad } from '../load/run-load.ts'
import { temporaryFolder } from '../local-stack.ts'
import { canReadProcesses, cpuSeconds } from '../process-tree.ts'
import { median } from '../quantile.ts'

const rounds = 4
const seconds = 5
const people = 60
const connections = 16
/** As auth-service has it by default; given to both sides, so that they cannot differ. */
const cost = { memoryKib: 19_456, passes: 2, atOnce: Math.min(availableParallelism(), 3) }

const source = join(import.meta.dirname, '..')
const program = join(source, '..', '..', 'packages', 'local-stack', 'src', 'main.ts')

interface Round {
  readonly ours: Speed
  readonly bare: Speed
  readonly delay: number
}

interface AuthService {
  readonly child: Child
  readonly url: string
}

/** auth-service alone with its embedded database, as `npm start` runs it. */
async function startAuthService(workbench: Workbench): Promise<AuthService> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = runChild(workbench, program, ['auth-service'], {
    AUTH_SERVICE_PORT: String(port),
    DATA_DIR: join(await temporaryFolder(workbench), 'data'),
    ADMIN_EMAIL: 'admin@example.org',
    ADMIN_PASSWORD: 'a long enough pass phrase',
    PASSWORD_MEMORY_KIB: String(cost.memoryKib),
    PASSWORD_PASSES: String(cost.passes),
    PASSWORD_HASHES_AT_ONCE: String(cost.atOnce),
    DATABASE_URL: '',
    REDIS_URL: '',
    SMTP_URL: '',
  })
  await untilHealthy(child, [`${url}/readyz`])
  return { child, url }
}

const pathOf = ({ path }: { readonly path: string }) => `/api/v1${path}`

async function post<T>(url: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.json()) as T
}

/** The event loop's delay since the last reading, in milliseconds: the service's own measurement, 99th percentile. */
async function loopDelay({ url }: AuthService): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_p99_seconds(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1]) * 1000
}

interface Speed {
  readonly perSecond: number
  /** Processor time for one, in milliseconds; of the service with its database. NaN where it cannot be read. */
  readonly cpuMs: number
}

async function bareHashes(workbench: Workbench): Promise<Speed> {
  const given = [cost.atOnce, seconds, cost.memoryKib, cost.passes].map(String)
  const child = runChild(workbench, join(source, 'servers', 'bare-hash.ts'), given)
  await child.ended
  return JSON.parse(child.output()) as Speed
}

async function signIns(workbench: Workbench, { child: server, url }: AuthService): Promise<Speed> {
  const cpuBefore = canReadProcesses ? await cpuSeconds(server.pid) : Number.NaN
  const given = [`${url}${pathOf(loginOperation)}`, ...[people, connections, seconds].map(String)]
  const child = runChild(workbench, join(source, 'load', 'sign-ins.ts'), given)
  await child.ended
  const cpu = (canReadProcesses ? await cpuSeconds(server.pid) : Number.NaN) - cpuBefore
  const result = JSON.parse(child.output()) as { done: number; failed: number; seconds: number }
  if (result.failed > 0) throw new Error(`${result.failed} sign-ins failed`)
  return { perSecond: result.done / result.seconds, cpuMs: (cpu * 1000) / result.done }
}

/** Medians of both, and the median of the ratios within the rounds, which a busy neighbour hardly moves. */
function compared(rounds: readonly Round[], value: (speed: Speed) => number) {
  const show = (of: 'ours' | 'bare') => median(rounds.map(round => value(round[of]))).toFixed(1)
  return {
    measured: show('ours'),
    against: `${show('bare')} bare hash`,
    ratio: median(rounds.map(({ ours, bare }) => value(ours) / value(bare))),
  }
}

/** What the check of a token adds to a request that needs none: processor time, in microseconds. */
async function tokenCheck(workbench: Workbench, { child, url }: AuthService, token: string): Promise<number> {
  const load = (authorization?: string) =>
    runLoad(workbench, {
      url: `${url}${pathOf(getRegistrationPolicy)}`,
      connections: 20,
      seconds: 3,
      server: child.pid,
      ...(authorization === undefined ? {} : { authorization }),
    })
  await load()
  const differences: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const isWithFirst = round % 2 === 1
    const first = await load(isWithFirst ? `Bearer ${token}` : undefined)
    const second = await load(isWithFirst ? undefined : `Bearer ${token}`)
    const [withToken, without] = isWithFirst ? [first, second] : [second, first]
    differences.push((withToken.cpuMs - without.cpuMs) * 1000)
  }
  return median(differences)
}

async function run(workbench: Workbench): Promise<readonly Figure[]> {
  const service = await startAuthService(workbench)
  for (let index = 0; index < people; index++) await post(`${service.url}${pathOf(registerUser)}`, person(index))
  await signIns(workbench, service)
  const measured: Round[] = []
  for (let round = 1; round <= rounds; round++) {
    const isOursFirst = round % 2 === 1
    const before = isOursFirst ? undefined : await bareHashes(workbench)
    await loopDelay(service)
    const ours = await signIns(workbench, service)
    const delay = await loopDelay(service)
    const bare = before ?? (await bareHashes(workbench))
    measured.push({ ours, bare, delay })
    const shown = [ours, bare].map(({ perSecond }) => perSecond.toFixed(1)).join(' sign-ins a second against ')
    workbench.say(`round ${round} of ${rounds}: ${shown} hashes`)
  }
  const speed = compared(measured, ({ perSecond }) => perSecond)
  const cpu = compared(measured, ({ cpuMs }) => cpuMs)
  const delay = Math.max(...measured.map(one => one.delay))
  const { access_token } = await post<Session>(`${service.url}${pathOf(loginOperation)}`, person(0))
  const check = canReadProcesses ? await tokenCheck(workbench, service, access_token) : Number.NaN
  return [
    {
      label: 'sign-ins per second',
      ...speed,
      ratio: speed.ratio.toFixed(2),
      target: '>= 0.85',
      isMet: speed.ratio >= 0.85,
    },
    { label: 'CPU of a sign-in in ms, database included', ...cpu, ratio: cpu.ratio.toFixed(2) },
    {
      label: 'event-loop delay p99 in ms, worst round',
      measured: delay.toFixed(1),
      target: '< 50',
      isMet: delay < 50,
    },
    canReadProcesses
      ? { label: 'CPU of a token check in µs', measured: check.toFixed(1), target: '< 20', isMet: check < 20 }
      : { label: 'CPU of a token check in µs', measured: 'Linux only' },
  ]
}

/** What signing in costs beside the hash, and what a token costs afterwards. */
export const login: Area = { about: `${connections} connections, against argon2id alone on the same cores`, run }
