import type { Area, Figure, Workbench } from '../area.ts'
import { startLocalStack, temporaryFolder } from '../local-stack.ts'
import { canReadProcesses, cpuSeconds, memoryMiB } from '../process-tree.ts'
import { median } from '../quantile.ts'

const rounds = 3
const firstTarget = 6
const laterTarget = 3
const memoryTarget = 450

interface Started {
  readonly wallSeconds: number
  /** Processor time of all processes until then: what is left of the start when the machine is busy with other work. */
  readonly cpuSeconds: number
  readonly memoryMiB: number
}

const middle = (starts: readonly Started[], value: (one: Started) => number) => median(starts.map(value))
const wall = ({ wallSeconds }: Started) => wallSeconds

async function startOnce(workbench: Workbench, folder: string): Promise<Started> {
  const { child, startedInMs } = await startLocalStack(workbench, folder)
  const started: Started = {
    wallSeconds: startedInMs / 1000,
    cpuSeconds: canReadProcesses ? await cpuSeconds(child.pid) : Number.NaN,
    memoryMiB: canReadProcesses ? await memoryMiB(child.pid) : Number.NaN,
  }
  await child.stop()
  return started
}

function timeFigures(label: string, starts: readonly Started[], target: number): Figure[] {
  const time = middle(starts, wall)
  const best = Math.min(...starts.map(wall))
  return [
    {
      label,
      measured: `${time.toFixed(2)} s (best ${best.toFixed(2)} s)`,
      target: `<= ${target} s`,
      isMet: time <= target,
    },
    ...(canReadProcesses
      ? [{ label: '  of CPU, all processes', measured: `${middle(starts, one => one.cpuSeconds).toFixed(2)} s` }]
      : []),
  ]
}

function memoryFigure(starts: readonly Started[]): Figure {
  const label = 'memory of all processes (PSS), PostgreSQL included'
  if (!canReadProcesses) return { label, measured: 'can be read on Linux only' }
  const memory = middle(starts, one => one.memoryMiB)
  return {
    label,
    measured: `${memory.toFixed(0)} MiB`,
    target: `<= ${memoryTarget} MiB`,
    isMet: memory <= memoryTarget,
  }
}

async function run(workbench: Workbench): Promise<readonly Figure[]> {
  const first: Started[] = []
  const later: Started[] = []
  for (let round = 1; round <= rounds; round++) {
    const folder = await temporaryFolder(workbench)
    first.push(await startOnce(workbench, folder))
    later.push(await startOnce(workbench, folder))
    const times = [first, later].map(starts => middle(starts.slice(-1), wall).toFixed(2))
    workbench.say(`round ${round} of ${rounds}: first ${times[0]} s, later ${times[1]} s`)
  }
  return [
    ...timeFigures('first start: new database, nothing compiled', first, firstTarget),
    ...timeFigures('later start', later, laterTarget),
    memoryFigure([...first, ...later]),
  ]
}

/** From the program behind `npm start` to five services that are ready. */
export const start: Area = { about: 'from `npm start` to five healthy services, and their memory', run }
