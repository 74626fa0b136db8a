import type { Area, Figure, Workbench } from '../area.ts'
import { broadcasts, type ContenderName, type FanOut, measureFanOut } from '../live/fan-out.ts'
import { measureLatency } from '../live/latency.ts'
import { median, quantile } from '../quantile.ts'

/** How many sockets, and in how many rounds. */
const plan = [
  { sockets: 1_000, rounds: 3 },
  { sockets: 5_000, rounds: 3 },
]
const subscribers = 1_000
const names: readonly ContenderName[] = ['ours', 'socket.io', 'ws', 'bare']

type Round = Readonly<Record<ContenderName, FanOut>>

async function oneRound(workbench: Workbench, sockets: number, isReversed: boolean): Promise<Round> {
  const results: Partial<Record<ContenderName, FanOut>> = {}
  for (const name of isReversed ? names.toReversed() : names) {
    const result = await measureFanOut(workbench, name, sockets)
    results[name] = result
    const cpu = `${result.oneByOne.toFixed(1)} µs a frame, ${result.inBursts.toFixed(1)} µs in bursts`
    workbench.say(`${sockets} sockets, ${name}: ${cpu}, ${(result.idleBytes / 1024).toFixed(1)} KiB a connection`)
  }
  // Each of the names was measured.
  return results as Round
}

/** Ours against Socket.IO, with the plain loop and bare writes for orientation; the ratio within the rounds. */
function compared(
  label: string,
  rounds: readonly Round[],
  value: (result: FanOut) => number,
  unit: string,
  most: number,
): Figure {
  const middle = (name: ContenderName) => median(rounds.map(round => value(round[name]))).toFixed(1)
  const ratio = median(rounds.map(round => value(round.ours) / value(round['socket.io'])))
  return {
    label,
    measured: `${middle('ours')} ${unit}`,
    against: `${middle('socket.io')} Socket.IO, ${middle('ws')} plain ws, ${middle('bare')} bare writes`,
    ratio: ratio.toFixed(2),
    target: `<= ${most}`,
    isMet: ratio <= most,
  }
}

function figuresOf(sockets: number, rounds: readonly Round[]): Figure[] {
  const label = (what: string) => `${sockets} sockets: ${what}`
  return [
    compared(label('server CPU per frame'), rounds, ({ oneByOne }) => oneByOne, 'µs', 0.6),
    compared(label('the same in bursts of ten'), rounds, ({ inBursts }) => inBursts, 'µs', 0.2),
    compared(label('memory of an idle connection'), rounds, ({ idleBytes }) => idleBytes / 1024, 'KiB', 0.5),
  ]
}

async function run(workbench: Workbench): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const { sockets, rounds } of plan) {
    const measured: Round[] = []
    for (let round = 0; round < rounds; round += 1) measured.push(await oneRound(workbench, sockets, round % 2 === 1))
    figures.push(...figuresOf(sockets, measured))
  }
  const { answers, spectators, followers } = await measureLatency(workbench, subscribers)
  const shown = (values: readonly number[], q: number) => `${quantile(values, q).toFixed(1)} ms`
  const both = (values: readonly number[]) => `p50 ${shown(values, 0.5)}, p99 ${shown(values, 0.99)}`
  workbench.say(`PUT result itself: ${both(answers)}`)
  workbench.say(`its frame at each of the ${subscribers}, who share one process: ${both(followers)}`)
  const timed = (name: string, q: number, most: number): Figure => ({
    label: `PUT result answered → frame at a spectator, ${subscribers} more follow: ${name}`,
    measured: shown(spectators, q),
    target: `< ${most} ms`,
    isMet: quantile(spectators, q) < most,
  })
  return [...figures, timed('p50', 0.5, 5), timed('p99', 0.99, 50)]
}

/** What it takes to tell a hall, and how soon it knows. */
export const live: Area = {
  about: `${broadcasts} broadcasts of 200 bytes, beside Socket.IO, a plain ws loop and bare writes; clients in a second process`,
  run,
}
