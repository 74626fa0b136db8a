import type { Bracket, BracketName, EntrantId } from '../bracket.ts'
import { isDecided } from '../graph/feed.ts'
import { emptyTally, tallies } from '../results/tally.ts'
import type { SeparationRule, Standing } from '../standings.ts'
import { type Placing, placings } from './placings.ts'

/**
 * Everybody by the place still within reach; within a shared one by the place that is sure already, then the fewer
 * losses, then the better seed.
 */
export function knockoutStandings(bracket: Bracket): Standing[] {
  const sums = tallies(bracket.matches)
  const found = placings(bracket)
  const rounds = { losers: roundsOf(bracket, 'losers'), repechage: roundsOf(bracket, 'repechage') }
  const rows = bracket.entrants
    .flatMap(entrant => {
      const placing = found.get(entrant)
      return placing ? [{ entrant, placing, tally: sums.get(entrant) ?? emptyTally() }] : []
    })
    .sort(
      (one, two) =>
        one.placing.place - two.placing.place ||
        one.placing.secured - two.placing.secured ||
        one.tally.losses - two.tally.losses,
    )
  return rows.map(({ entrant, placing, tally }, index): Standing => {
    const { wins, draws, losses, for: made, against } = tally
    const before = rows[index - 1]?.placing
    return {
      place: placing.place,
      entrant,
      group: null,
      played: wins + draws + losses,
      wins,
      draws,
      losses,
      points: wins,
      for: made,
      against,
      difference: made - against,
      separated_by: before === undefined ? null : separation(before, placing),
      tie_breaks: numbers(placing, entrant, stageOf(placing), rounds),
    }
  })
}

/** In what an entrant stood last, by the rule that separates those who stood in the same. */
function stageOf({ last: { bracket, places } }: Placing): SeparationRule {
  switch (bracket) {
    case 'losers':
      return 'losers_round'
    case 'placement':
      return 'play_off'
    case 'final':
    case 'third_place':
    case 'consolation':
      return bracket
    case 'repechage':
      return places?.[0] === 3 ? 'third_place' : bracket
    default:
      return places?.[0] === 1 ? 'final' : 'round_reached'
  }
}

function separation(before: Placing, placing: Placing): SeparationRule | null {
  if (before.place === placing.place) return null
  const rule = stageOf(placing)
  if (rule === 'losers_round' || rule === 'consolation' || rule === 'repechage') return rule
  if (rule === stageOf(before))
    return rule === 'play_off' && before.reached !== placing.reached ? 'round_reached' : rule
  if (rule === 'round_reached' && before.last.bracket === 'repechage') return 'repechage'
  // After a double loss in a semi-final nobody is left to play for third place but the one who is third.
  return before.reached === placing.reached ? stageOf(before) : 'round_reached'
}

/** How many rounds a part of the bracket has; 0 where the bracket has no such part. */
function roundsOf({ matches }: Bracket, part: BracketName): number {
  return matches.reduce((most, { bracket, round }) => (bracket === part ? Math.max(most, round) : most), 0)
}

/**
 * `round_reached` is of the main bracket. `losers_round`, `repechage` and `consolation` are the round there, one more for
 * who came through it; 0 for who did not come back in a repechage. `final` and `third_place` are 1 for the winner and 0
 * for the loser, and `play_off` is the place that was played out.
 */
function numbers(
  { last, place, reached, settled }: Placing,
  entrant: EntrantId,
  stage: SeparationRule,
  rounds: { readonly losers: number; readonly repechage: number },
): Record<string, number> {
  const won = last.winner === entrant ? 1 : 0
  const decided = isDecided(last)
  switch (stage) {
    case 'final':
      return {
        round_reached: reached,
        ...(last.bracket === 'final' && { losers_round: rounds.losers + 1 }),
        ...(decided && { final: won }),
      }
    case 'third_place':
      return {
        round_reached: reached,
        ...(rounds.repechage > 0 && { repechage: last.round }),
        ...(decided && { third_place: won }),
      }
    case 'play_off':
      return { round_reached: reached, ...(settled && { play_off: place }) }
    case 'losers_round':
    case 'repechage':
    case 'consolation':
      return { round_reached: reached, [stage]: last.round + won }
    default:
      return { round_reached: reached, ...(rounds.repechage > 0 && { repechage: 0 }) }
  }
}
