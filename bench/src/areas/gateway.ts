import { join } from 'node:path'
import { freePort } from '@gym-it/local-stack'
import type { Area, Figure, Workbench } from '../area.ts'
import { type Child, runChild, untilHealthy } from '../child.ts'
import { type LoadResult, runLoad } from '../load/run-load.ts'
import { unreachableLimit } from '../local-stack.ts'
import { median } from '../quantile.ts'

const rounds = 6
const seconds = 4
const warmUpSeconds = 2
const connections = 50

const servers = join(import.meta.dirname, '..', 'servers')
const gatewayProgram = join(import.meta.dirname, '..', '..', '..', 'services', 'api-gateway', 'src', 'main.ts')

interface Contender {
  readonly child: Child
  readonly url: string
}

async function upstream(workbench: Workbench): Promise<string> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  await untilHealthy(runChild(workbench, join(servers, 'upstream.ts'), [String(port)]), [url])
  return url
}

async function contender(start: (port: number) => Child): Promise<Contender> {
  const port = await freePort()
  const child = start(port)
  const url = `http://127.0.0.1:${port}/api/v1/tournaments`
  await untilHealthy(child, [url])
  return { child, url }
}

/** Our gateway as it runs, with its request ids, its limiter (which never refuses here) and its log of warnings. */
const ourGateway = (workbench: Workbench, address: string) =>
  contender(port =>
    runChild(workbench, gatewayProgram, [], {
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: unreachableLimit,
      SECRET_KEY: 'not-a-secret-this-is-a-measurement',
      REDIS_URL: '',
      TOURNAMENT_SERVICE_URL: address,
    }),
  )

const plainProxy = (workbench: Workbench, address: string) =>
  contender(port => runChild(workbench, join(servers, 'plain-proxy.ts'), [String(port), address]))

type Pair = readonly [ours: LoadResult, theirs: LoadResult]

/** Medians of both, and the median of the ratios within the rounds, which a busy neighbour hardly moves. */
function compared(pairs: readonly Pair[], label: string, value: (result: LoadResult) => number, digits: number) {
  const ratio = median(pairs.map(([ours, theirs]) => value(ours) / value(theirs)))
  const show = (side: 0 | 1) => median(pairs.map(pair => value(pair[side]))).toFixed(digits)
  return { ratio, figure: { label, measured: show(0), against: `${show(1)} plain proxy`, ratio: ratio.toFixed(2) } }
}

function figures(pairs: readonly Pair[]): Figure[] {
  const speed = compared(pairs, 'requests per second', ({ perSecond }) => perSecond, 0)
  const p99 = compared(pairs, 'p99 in ms', result => result.p99, 1)
  const cpu = compared(pairs, 'requests per CPU-second of the process', ({ cpuMs }) => 1000 / cpuMs, 0)
  return [
    { ...speed.figure, target: '>= 1', isMet: speed.ratio >= 1 },
    { ...p99.figure, target: '<= 1.5', isMet: p99.ratio <= 1.5 },
    cpu.figure,
  ]
}

async function run(workbench: Workbench): Promise<readonly Figure[]> {
  const address = await upstream(workbench)
  const ours = await ourGateway(workbench, address)
  const theirs = await plainProxy(workbench, address)
  const load = ({ child, url }: Contender, duration: number) =>
    runLoad(workbench, { url, connections, seconds: duration, server: child.pid })
  for (const one of [ours, theirs]) await load(one, warmUpSeconds)
  const pairs: Pair[] = []
  for (let round = 1; round <= rounds; round++) {
    // Turns change, so that neither always runs on a machine that the other has just heated.
    const isOursFirst = round % 2 === 1
    const first = await load(isOursFirst ? ours : theirs, seconds)
    const second = await load(isOursFirst ? theirs : ours, seconds)
    const pair: Pair = isOursFirst ? [first, second] : [second, first]
    pairs.push(pair)
    workbench.say(`round ${round} of ${rounds}: ${pair.map(({ perSecond }) => perSecond.toFixed(0)).join(' against ')}`)
  }
  return figures(pairs)
}

/** What the gateway costs in front of a service that costs nothing. */
export const gateway: Area = { about: 'in front of a 2 KB upstream, 50 connections, against @fastify/http-proxy', run }
