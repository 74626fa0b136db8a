import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'

const pauseMs = 15

/**
 * Asks until the answer is something other than false, null or undefined, and gives it back.
 * @throws AssertionError when that does not happen within `deadlineMs`; errors of `ask` count as a no until then.
 */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  deadlineMs = 20_000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = performance.now() + deadlineMs
  let trouble: unknown
  do {
    try {
      const answer = await ask()
      // The three are what was just excluded.
      if (answer !== false && answer !== null && answer !== undefined) return answer as never
      trouble = undefined
    } catch (error) {
      trouble = error
    }
    await delay(pauseMs)
  } while (performance.now() < end)
  assert.fail(`not within ${deadlineMs} ms: ${what}${trouble === undefined ? '' : `; last: ${String(trouble)}`}`)
}
