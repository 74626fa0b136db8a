import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { canReadProcesses, cpuSeconds, ticksPerSecond } from './process-tree.ts'

/** Processor time that the whole machine has spent since it was booted, in seconds; interrupts belong to nobody. */
async function machineSeconds(): Promise<number> {
  const [line = ''] = (await readFile('/proc/stat', 'utf8')).split('\n')
  const [user = 0, nice = 0, system = 0] = line.split(/\s+/).slice(1).map(Number)
  return (user + nice + system) / ticksPerSecond
}

/**
 * Watches how much of the machine others take. The function it returns tells the share since then, 0 to 1: with more
 * than a little, times say nothing, and only ratios and processor time do. NaN where it cannot be read.
 */
export async function watchOtherWork(): Promise<() => Promise<number>> {
  if (!canReadProcesses) return async () => Number.NaN
  const read = async () => ({
    at: performance.now(),
    others: (await machineSeconds()) - (await cpuSeconds(process.pid)),
  })
  const before = await read()
  return async () => {
    const after = await read()
    const seconds = ((after.at - before.at) / 1000) * availableParallelism()
    return Math.min(1, Math.max(0, (after.others - before.others) / seconds))
  }
}
