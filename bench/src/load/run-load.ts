import { join } from 'node:path'
import type { Workbench } from '../area.ts'
import { runChild } from '../child.ts'
import { canReadProcesses, cpuSeconds } from '../process-tree.ts'

export interface Load {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** The process whose processor time, with all beneath it, is charged. */
  readonly server: number
  /** Sent as the header of that name. */
  readonly authorization?: string
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  /** The 99th percentile of the time to a whole answer, in milliseconds. */
  readonly p99: number
  /** Processor time that the server took for one request, in milliseconds; NaN where it cannot be read. */
  readonly cpuMs: number
}

const program = join(import.meta.dirname, 'connections.ts')

/** Runs one load from a process of its own. @throws Error when any answer was not a 200 */
export async function runLoad(
  workbench: Workbench,
  { url, connections, seconds, server, authorization }: Load,
): Promise<LoadResult> {
  const cpuBefore = canReadProcesses ? await cpuSeconds(server) : Number.NaN
  const child = runChild(workbench, program, [
    url,
    String(connections),
    String(seconds),
    ...(authorization === undefined ? [] : [authorization]),
  ])
  await child.ended
  const cpuAfter = canReadProcesses ? await cpuSeconds(server) : Number.NaN
  const answer = JSON.parse(child.output()) as { requests: number; seconds: number; failed: number; p99: number }
  const { requests, failed, p99 } = answer
  if (failed > 0 || requests === 0) throw new Error(`${failed} of ${requests} requests to ${url} failed`)
  return { requests, perSecond: requests / answer.seconds, p99, cpuMs: ((cpuAfter - cpuBefore) * 1000) / requests }
}
