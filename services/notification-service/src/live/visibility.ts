import { AppError, apiBase } from '@gym-it/contracts'

const patienceMs = 3_000

/** Asks tournament-service whether somebody with this `Authorization` may see a tournament. */
export type RequireVisible = (tournamentId: number, authorization: string | undefined) => Promise<void>

/**
 * One rule for the bracket and its stream, and one place that knows it: the question is passed on with the token it came
 * with. `urls` may list several replicas. @throws AppError TOURNAMENT_UNKNOWN, UNAVAILABLE
 */
export function askTournamentService(urls: string): RequireVisible {
  const addresses = urls.split(',').map(url => url.trim().replace(/\/$/, ''))
  return async (id, authorization) => {
    for (const address of addresses) {
      const answer = await fetch(`${address}${apiBase}/tournaments/${id}`, {
        method: 'HEAD',
        headers: authorization === undefined ? {} : { authorization },
        signal: AbortSignal.timeout(patienceMs),
      }).catch(() => null)
      if (answer?.ok) return
      if (answer?.status === 404) {
        throw new AppError(
          'TOURNAMENT_UNKNOWN',
          'There is no such tournament, or it is for members: sign in to see it.',
        )
      }
    }
    throw new AppError('UNAVAILABLE', 'The tournament cannot be looked up at the moment. Try again shortly.')
  }
}
