import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Area, Figure, Workbench } from '../area.ts'
import { halfPlayedBracket } from '../bracket-of-64.ts'
import { type LoadResult, runLoad } from '../load/run-load.ts'
import { startLocalStack, temporaryFolder } from '../local-stack.ts'
import { canReadProcesses, memoryMiB } from '../process-tree.ts'
import { median } from '../quantile.ts'
import { logStatements } from '../statements.ts'

const rounds = 5
const seconds = 4
const warmUpSeconds = 3
const connections = 50
const countedRequests = 500
const idleMs = 3_000

/** The Flask system before this one, on the same kind of machine. */
const earlier = { perSecond: 20, statements: 66, cpuMs: 46 }

/** Statements for one read, with what the services ask for by themselves in that time taken off. */
async function statementsPerRequest(dataDir: string, url: string): Promise<number> {
  const log = await logStatements(dataDir)
  await log.count()
  await delay(idleMs)
  const idlePerMs = (await log.count()) / idleMs
  const startedAt = performance.now()
  for (let request = 0; request < countedRequests; request++) await (await fetch(url)).arrayBuffer()
  const took = performance.now() - startedAt
  return ((await log.count()) - idlePerMs * took) / countedRequests
}

function figures(results: readonly LoadResult[], statements: number, bytes: number, memory: number): Figure[] {
  const middle = (value: (result: LoadResult) => number) => median(results.map(value))
  const perSecond = middle(result => result.perSecond)
  const cpuMs = middle(result => result.cpuMs)
  const times = (ratio: number) => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)} times`
  return [
    {
      label: `requests per second (${(bytes / 1024).toFixed(0)} KiB each)`,
      measured: perSecond.toFixed(0),
      against: `${earlier.perSecond} earlier system`,
      ratio: times(perSecond / earlier.perSecond),
    },
    { label: 'p99 in ms', measured: middle(({ p99 }) => p99).toFixed(1) },
    {
      label: 'SQL statements per request',
      measured: statements.toFixed(2),
      against: `${earlier.statements} earlier system`,
      ratio: `1/${(earlier.statements / statements).toFixed(0)}`,
    },
    canReadProcesses
      ? {
          label: 'CPU per request, all processes, in ms',
          measured: cpuMs.toFixed(2),
          against: `${earlier.cpuMs} earlier system`,
          ratio: `1/${(earlier.cpuMs / cpuMs).toFixed(0)}`,
        }
      : { label: 'CPU per request', measured: 'can be read on Linux only' },
    ...(canReadProcesses ? [{ label: 'memory after this load (PSS)', measured: `${memory.toFixed(0)} MiB` }] : []),
  ]
}

async function run(workbench: Workbench): Promise<readonly Figure[]> {
  const folder = await temporaryFolder(workbench)
  const stack = await startLocalStack(workbench, folder)
  const url = await halfPlayedBracket(stack)
  const bytes = (await (await fetch(url)).arrayBuffer()).byteLength
  const load = (duration: number) =>
    runLoad(workbench, { url, connections, seconds: duration, server: stack.child.pid })
  await load(warmUpSeconds)
  const results: LoadResult[] = []
  for (let round = 1; round <= rounds; round++) {
    const result = await load(seconds)
    results.push(result)
    workbench.say(`round ${round} of ${rounds}: ${result.perSecond.toFixed(0)} requests per second`)
  }
  const memory = canReadProcesses ? await memoryMiB(stack.child.pid) : Number.NaN
  const statements = await statementsPerRequest(join(folder, 'data'), url)
  await stack.child.stop()
  return figures(results, statements, bytes, memory)
}

/** The page that everybody in the hall has open. */
export const bracket: Area = { about: 'reading a half played bracket of 64 through the gateway, 50 connections', run }
