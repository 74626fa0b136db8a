import type { Killing } from './killer.ts'
import { type Victim, victims } from './servers.ts'

/** What a run has done and seen. */
export interface Counts {
  readonly seed: string
  readonly killings: readonly Killing[]
  readonly results: number
  /** Acknowledged requests that were sent once more. */
  readonly repeats: number
  /** How often a request got no acknowledgement, by what came instead. */
  readonly retries: ReadonlyMap<string, number>
  readonly events: { readonly tournaments: number; readonly notifications: number }
  readonly sockets: number
  readonly reconnects: number
  readonly resets: number
  readonly frames: number
  readonly notices: { readonly told: number; readonly standing: number }
  /** What the verification of the chains said. */
  readonly chains: string
  /** What the comparison of the services' people said. */
  readonly people: string
  /** Milliseconds from the first kill to the last result, until all was as it must be after it, and in all. */
  readonly ms: { readonly played: number; readonly settled: number; readonly all: number }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0)

function killLine(killings: readonly Killing[]): string {
  const timesOf = (name: Victim) => killings.filter(({ victim }) => victim === name).length
  const longest = Math.max(0, ...killings.map(({ awayMs }) => awayMs))
  const each = victims.map(name => `${name} ${timesOf(name)}`).join(', ')
  return `${killings.length} (${each}), away for up to ${seconds(longest)}`
}

/** The counts as lines of text. */
export function countLines(counts: Counts): string[] {
  const { seed, killings, results, repeats, retries, events, sockets, reconnects, resets, frames, notices } = counts
  const retried = [...retries].map(([answer, times]) => `${times} × ${answer}`).join(', ')
  const { played, settled, all } = counts.ms
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['seed', seed],
    ['killed by SIGKILL', killLine(killings)],
    ['results acknowledged', `${results}, ${repeats} of them asked for once more`],
    ['requests retried', `${sum(retries.values())}${retried && ` (${retried})`}`],
    ['events', `${events.tournaments} of tournaments, ${events.notifications} of notifications`],
    ['sockets', `${sockets}, ${reconnects} reconnects, ${resets} resets, ${frames} events shown`],
    ['notices', `${notices.told} told, ${notices.standing} of them still standing`],
    ['chains', counts.chains.replaceAll('\n', '\n'.padEnd(24))],
    ['people', counts.people.replaceAll('\n', '\n'.padEnd(24))],
    ['duration', `${seconds(all)}: played for ${seconds(played)}, all there ${seconds(settled)} later`],
  ]
  return rows.map(([name, value]) => `${name.padEnd(22)} ${value}`)
}
