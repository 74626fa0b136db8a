const shortestWaitMs = 500
const longestWaitMs = 15_000

/** The pause before reconnect number `attempt` (0, 1, …) in ms: doubling, with jitter down to a half. `random` in [0, 1). */
export function reconnectDelay(attempt: number, random: number): number {
  return Math.min(longestWaitMs, shortestWaitMs * 2 ** attempt) * (0.5 + random / 2)
}
