import type { Match } from '@gym-it/contracts'

/** The matches that were decided, or decided otherwise, between two states of a bracket. */
export function newlyDecided(before: readonly Match[], after: readonly Match[]): readonly Match[] {
  if (before === after) return []
  const known = new Map(before.map(match => [match.id, match]))
  return after.filter(match => {
    const was = known.get(match.id)
    if (was === undefined || was === match || match.status !== 'completed') return false
    return was.status !== 'completed' || was.winner_id !== match.winner_id || was.outcome !== match.outcome
  })
}
