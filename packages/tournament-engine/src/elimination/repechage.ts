import type { Draw, Source } from '../bracket.ts'
import type { Plan } from '../draw/formats.ts'
import type { BracketOptions } from '../draw/options.ts'
import { EngineError } from '../engine-error.ts'
import { seedFeeds } from './knockout.ts'
import { roundLabel } from './labels.ts'
import { createLayout, type Exits, type Layout, nobody, type RoundOfMatches } from './layout.ts'
import { createLaterRounds, createLosersSide, facing, type LaterRounds } from './losers-side.ts'
import { settlePlaces } from './places.ts'
import { rememberedPlan } from './remembered-plan.ts'

/** Only the order counts: behind the bronze matches those who lose in the repechage, then those who never enter it. */
const behindBronze = (round: number): number => 100 - round
const behindRepechage = (round: number): number => 200 - round

/**
 * A knockout with two bronzes, for which some of those who lost come back:
 * - `quarter_final`: the losers of the quarter-finals of each half meet, and the winner meets the loser of the other half's
 *   semi-final (IJF Sport and Organisation Rules, quarter-final repechage; the usual judo).
 * - `semi_final`: everybody who lost to a semi-finalist; in each quarter they fight in the order of the rounds they lost in,
 *   the two quarters of a half meet, then as above (IJF double repechage).
 * - `full`: everybody who lost, to whomever, in a losers' bracket for each half, then as above (IJF full repechage).
 * - `wrestling`: everybody who lost to a finalist, in the order of the rounds they lost in, up to the loser of the
 *   semi-final, for one bronze each (UWW International Wrestling Rules).
 *
 * Who was disqualified, did not appear or has left does not come back; the opponent then has a bye. Where there are no
 * quarter-finals the beaten semi-finalists are both third. `wrestling` with fewer than six throws OPTION_IMPOSSIBLE: they
 * wrestle a round robin (Nordic system).
 */
export function repechage(draw: Draw): Plan {
  return rememberedPlan(draw, layOut)
}

function layOut({ entrants, options }: Draw): Plan {
  const system = options.repechage
  if (system === 'wrestling' && entrants.length < 6) {
    const message = 'Up to five wrestlers wrestle a round robin: choose that format, or another repechage.'
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'repechage' })
  }
  const rounds = Math.ceil(Math.log2(entrants.length))
  const layout = createLayout(1)
  const label = (round: number): string => `Repechage round ${round}`
  const later = createLaterRounds(layout, { bracket: 'repechage', label, ends: behindBronze })
  const side = createLosersSide(later, { parts: 2, partRounds: rounds - 1 })
  const played: Exits[] = []
  let open: readonly Source[] = seedFeeds(entrants.length)
  const playMain = (round: number): Exits => {
    const exits = layout.play({ bracket: 'main', round, label: roundLabel(round, rounds), byes: round === 1 }, open)
    open = exits.winners
    return exits
  }
  for (let round = 1; round < rounds; round++) {
    const exits = playMain(round)
    played.push(exits)
    if (system === 'full' && round < rounds - 1) side.drop(exits.losers.map(fit))
    const allComeBack = system === 'full' || round === rounds - 1 || (round === rounds - 2 && system !== 'wrestling')
    if (!allComeBack) for (const loser of exits.losers) layout.end(loser, behindRepechage(round))
  }
  if (rounds > 1) {
    const back = system === 'full' ? side.finish() : climb(later, played, system)
    layOutBronze(layout, later.next(), back, (played.at(-1)?.losers ?? []).map(fit), system !== 'wrestling')
  }
  for (const loser of playMain(rounds).losers) layout.end(loser, 2)
  for (const winner of open) layout.end(winner, 1)
  settlePlaces(layout.nodes)
  return { nodes: layout.nodes, rounds }
}

const fit = (source: Source): Source => (source.kind === 'loser' ? { ...source, only: 'fit' } : source)

/** Those who come back fight in the order of the rounds they lost in; gives who is left of each half. */
function climb(later: LaterRounds, played: readonly Exits[], system: BracketOptions['repechage']): readonly Source[] {
  const byFinalists = system === 'wrestling'
  const tops = played.at(byFinalists ? -1 : -2)
  if (tops === undefined) return []
  const ladder: (readonly Source[])[] = []
  if (system !== 'quarter_final') {
    for (let round = 1; round < played.indexOf(tops) + 1; round++) ladder.push(beatenBy(tops, round, played))
  }
  // The beaten semi-finalists stay the opponents for the bronzes.
  if (!byFinalists) ladder.push(tops.losers.map(fit))
  const left = ladder.reduce((standing, back) => later.play(facing(standing, back)))
  return byFinalists ? left : later.play(left)
}

/** Whom the winners of a round beat in an earlier one; nobody where byes left no match there. */
function beatenBy({ winners }: Exits, round: number, played: readonly Exits[]): Source[] {
  const earlier = played[round - 1]?.losers ?? []
  const width = earlier.length / winners.length
  return winners.map((winner, index): Source => {
    const any = earlier.slice(index * width, (index + 1) * width).some(({ kind }) => kind !== 'bye')
    return any && winner.kind === 'winner' ? { kind: 'beaten', match: winner.match, round } : nobody
  })
}

function layOutBronze(
  layout: Layout,
  round: number,
  [first = nobody, second = nobody]: readonly Source[],
  [upper = nobody, lower = nobody]: readonly Source[],
  crosses: boolean,
): void {
  const opponents = crosses ? [lower, upper] : [upper, lower]
  const bronze: RoundOfMatches = { bracket: 'repechage', round, label: 'Bronze match', byes: true }
  const { winners, losers } = layout.play(bronze, facing([first, second], opponents))
  for (const winner of winners) layout.end(winner, 3)
  for (const loser of losers) layout.end(loser, 5)
}
