import type { Match } from '../bracket.ts'

/**
 * Whether a decided match was settled without being played: a walkover, a no-show, a void match, or one that followed
 * from a withdrawal. Such two have not met (FIDE Handbook C.04.1 and C.07), though the points count.
 */
export function isForfeit({ result, decided_by }: Pick<Match, 'result' | 'decided_by'>): boolean {
  if (result === null) return false
  const { outcome } = result
  return decided_by === 'withdrawal' || outcome === 'walkover' || outcome === 'no_show' || outcome === 'void'
}
