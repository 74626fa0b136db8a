import { AppError } from '@gym-it/contracts'

/** Lets work wait its turn. */
export interface WaitingLine {
  /** @throws AppError UNAVAILABLE when the line is full, or the turn did not come in time */
  run<T>(work: () => Promise<T>): Promise<T>
}

export interface WaitingLineOptions {
  /** How much work goes on at the same time. */
  readonly atOnce: number
  /** How much more may wait. */
  readonly places: number
  /** After so long in the line nobody waits for the answer any more. */
  readonly patienceMs: number
}

const turnedAway = () =>
  new AppError('UNAVAILABLE', 'Very many people are signing in at this moment. Try again in a few seconds.')

/** Opens a line in which whoever comes first is served first. */
export function openWaitingLine({ atOnce, places, patienceMs }: WaitingLineOptions): WaitingLine {
  const waiting: { readonly since: number; turn(isInTime: boolean): void }[] = []
  let busy = 0
  const next = () => {
    const first = waiting.shift()
    if (first) first.turn(performance.now() - first.since <= patienceMs)
    else busy -= 1
  }
  const turn = async () => {
    if (busy < atOnce) {
      busy += 1
      return
    }
    if (waiting.length >= places) throw turnedAway()
    const isInTime = await new Promise<boolean>(resolve => {
      waiting.push({ since: performance.now(), turn: resolve })
    })
    if (isInTime) return
    next()
    throw turnedAway()
  }
  return {
    async run(work) {
      await turn()
      try {
        return await work()
      } finally {
        next()
      }
    },
  }
}
