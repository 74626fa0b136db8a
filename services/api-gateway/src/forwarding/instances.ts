import { Pool } from 'undici'
import { connect } from './connect.ts'

export interface Instance {
  readonly pool: Pool
  /** The instance could not be reached: others are asked first for a while. */
  rest(): void
}

/** The replicas of one service. */
export interface Instances {
  readonly all: readonly Instance[]
  /** The next one in turn that is not in `tried`; one that rests only when no other is left. */
  next(tried: ReadonlySet<Instance>): Instance | undefined
  close(): Promise<void>
}

const restMs = 1_000
/** The services give up by themselves after 10 s and say so; this is for those that cannot even do that. */
const headersTimeoutMs = 12_000
const silenceInBodyMs = 30_000

/** Opens the replicas at these addresses; `onAway` hears when one stops being reachable. */
export function openInstances(urls: readonly string[], onAway: (url: string) => void): Instances {
  const all = urls.map(url => {
    const pool = new Pool(new URL(url).origin, {
      connect,
      headersTimeout: headersTimeoutMs,
      bodyTimeout: silenceInBodyMs,
      pipelining: 1,
    })
    const entry = {
      pool,
      restsUntil: 0,
      rest() {
        const now = performance.now()
        if (entry.restsUntil <= now) onAway(url)
        entry.restsUntil = now + restMs
      },
    }
    return entry
  })
  let turn = 0
  return {
    all,
    next(tried) {
      const now = performance.now()
      let resting: Instance | undefined
      for (let step = 0; step < all.length; step += 1) {
        turn = (turn + 1) % all.length
        const instance = all[turn]
        if (!instance || tried.has(instance)) continue
        if (instance.restsUntil <= now) return instance
        resting ??= instance
      }
      return resting
    },
    async close() {
      await Promise.all(all.map(({ pool }) => pool.destroy()))
    },
  }
}
