import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from './random.ts'
import { type Servers, type Victim, victims } from './servers.ts'

export interface Killing {
  readonly victim: Victim
  /** How long it did not answer. */
  readonly awayMs: number
}

export interface KillerOptions {
  readonly kills: number
  readonly random: Random
  /** Resolves when somebody sends a write, to hit the servers in the middle of it. */
  nextWrite(): Promise<void>
  readonly onRevived: (killing: Killing, count: number) => void
  /** Ends it early; what is away is revived all the same. */
  readonly signal: AbortSignal
}

const pauseMs = [200, 1_600] as const
const deadMs = [0, 1_500] as const
/** About as long as a write is under way. */
const withinWriteMs = 15
const longestWaitMs = 2_000

/** Every victim about as often as the others, in no order. */
function* deal(random: Random): Generator<Victim, never> {
  for (;;) yield* random.shuffled(victims)
}

/**
 * Kills and revives servers, several being away at the same time now and then, and every second time in the middle of
 * a write. Resolves when all are back after the last one.
 */
export async function killAtRandom(servers: Servers, options: KillerOptions): Promise<Killing[]> {
  const { kills, random, nextWrite, onRevived, signal } = options
  const victimsToCome = deal(random)
  const away = new Map<Victim, Promise<void>>()
  const done: Killing[] = []
  const killOnce = async (victim: Victim, deadForMs: number) => {
    const began = performance.now()
    await servers.kill(victim)
    await delay(deadForMs)
    await servers.revive(victim)
    const killing = { victim, awayMs: performance.now() - began }
    onRevived(killing, done.push(killing))
  }
  for (let count = 0; count < kills && !signal.aborted; count += 1) {
    const { value: victim } = victimsToCome.next()
    await away.get(victim)
    await delay(random.between(...pauseMs))
    if (random.happens(0.5)) {
      await Promise.race([nextWrite(), delay(longestWaitMs)])
      await delay(random.between(0, withinWriteMs))
    }
    away.set(victim, killOnce(victim, random.between(...deadMs)))
  }
  await Promise.all(away.values())
  return done
}
