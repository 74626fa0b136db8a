import type { Bracket, Effects, EntrantId, Withdrawal } from '../bracket.ts'
import { drawOf } from '../draw/draw.ts'
import { EngineError } from '../engine-error.ts'
import { recomputeFrom } from '../graph/advance.ts'
import { dependentsOf } from '../graph/dependents.ts'
import { matchAt } from '../graph/match-at.ts'
import { isLeagueMatch } from '../graph/match-state.ts'

/**
 * Takes an entrant out. Reported results stay; what was not played follows the policy: `forfeit` gives every open match
 * to the opponent, `keep_played` voids what was not played and `void_all` every match of the entrant, which only a
 * table allows (a knockout always goes on with the opponent). Also the preview of itself. Again with another policy
 * changes the policy. Throws ENTRANT_UNKNOWN, and OPTION_IMPOSSIBLE where a knockout cannot void.
 *
 * @example
 * const { bracket } = withdraw(draw('single_elimination', [10, 20]), { entrant: 10, policy: 'forfeit', reason: 'withdrawn' })
 * champion(bracket) // → 20
 * champion(reinstate(bracket, 10).bracket) // → null
 */
export function withdraw(bracket: Bracket, withdrawal: Withdrawal): Effects {
  const { entrant, policy, reason } = withdrawal
  if (policy === 'void_all' && !bracket.matches.some(isLeagueMatch)) {
    const message = 'A knockout cannot void the matches of who leaves: the opponents have gone on. Choose "forfeit".'
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'policy', entrant })
  }
  return withWithdrawals(bracket, entrant, [{ entrant, policy, reason }])
}

/**
 * Takes a withdrawal back. Throws ENTRANT_UNKNOWN.
 *
 * @example
 * const gone = withdraw(draw('single_elimination', [10, 20]), { entrant: 10, policy: 'forfeit', reason: 'withdrawn' })
 * reinstate(gone.bracket, 10).bracket.matches[0].status // → 'ready'
 */
export function reinstate(bracket: Bracket, entrant: EntrantId): Effects {
  return withWithdrawals(bracket, entrant, [])
}

function withWithdrawals(bracket: Bracket, entrant: EntrantId, instead: readonly Withdrawal[]): Effects {
  if (!bracket.entrants.includes(entrant)) {
    throw new EngineError('ENTRANT_UNKNOWN', `Entrant ${entrant} does not stand in the draw.`, { entrant })
  }
  // In the order of the entrants' numbers, so that the order of withdrawals leaves no trace.
  const withdrawals = [...bracket.withdrawals.filter(other => other.entrant !== entrant), ...instead].sort(
    (one, two) => one.entrant - two.entrant,
  )
  // What hangs on these matches as well: who left does not enter a repechage, and enters it when reinstated.
  const own = bracket.matches.filter(match => match.participants.includes(entrant)).map(match => match.number)
  const touched = new Set([...own, ...own.flatMap(number => matchAt(dependentsOf(bracket), number))])
  const first = [...touched].sort((one, two) => one - two)
  return recomputeFrom(bracket, { ...drawOf(bracket), withdrawals }, first)
}
