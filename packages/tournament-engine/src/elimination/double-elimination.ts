import type { Draw, Source } from '../bracket.ts'
import type { Plan } from '../draw/formats.ts'
import { seedFeeds } from './knockout.ts'
import { winnersLabel } from './labels.ts'
import { createLayout, type Layout, nobody } from './layout.ts'
import { createLaterRounds, createLosersSide } from './losers-side.ts'
import { settlePlaces } from './places.ts'
import { rememberedPlan } from './remembered-plan.ts'

/**
 * The matches of a double elimination of any size. Byes stand in the first winners' round only: in the losers' bracket
 * no match is laid out that they would leave empty. Who wins the winners' bracket meets the winner of the losers' bracket
 * in the grand final: once (`single`), or a second time where that was the first loss (`reset`). With `none` there is no
 * grand final: the winners' final gives first place and the losers' final second.
 */
export function doubleElimination(draw: Draw): Plan {
  return rememberedPlan(draw, layOut)
}

function layOut({ entrants, options }: Draw): Plan {
  const rounds = Math.ceil(Math.log2(entrants.length))
  const layout = createLayout(1)
  // With byes for half of the first round's pairs or more, its losers have no round among themselves.
  const losersRounds = 2 * rounds - (entrants.length > 0.75 * 2 ** rounds ? 2 : 3)
  const later = createLaterRounds(layout, {
    bracket: 'losers',
    label: round => (round === losersRounds ? "Losers' final" : `Losers' round ${round}`),
    ends: round => 3 + losersRounds - round,
  })
  const losing = createLosersSide(later, { parts: 1, partRounds: rounds })
  let open: readonly Source[] = seedFeeds(entrants.length)
  for (let round = 1; round <= rounds; round++) {
    const exits = layout.play({ bracket: 'main', round, label: winnersLabel(round, rounds), byes: round === 1 }, open)
    losing.drop(exits.losers)
    open = exits.winners
  }
  const [first = nobody] = open
  const [second = nobody] = losing.finish()
  if (options.grand_final === 'none') {
    layout.end(first, 1)
    layout.end(second, 2)
  } else layOutGrandFinal(layout, first, second, options.grand_final === 'reset')
  settlePlaces(layout.nodes)
  return { nodes: layout.nodes, rounds }
}

function layOutGrandFinal(layout: Layout, first: Source, second: Source, reset: boolean): void {
  const meet = (round: number, label: string, feeds: readonly Source[]): readonly [winner: Source, loser: Source] => {
    const { winners, losers } = layout.play({ bracket: 'final', round, label }, feeds)
    return [winners[0] ?? nobody, losers[0] ?? nobody]
  }
  let [winner, loser] = meet(1, 'Grand final', [first, second])
  if (reset) {
    // Where the first grand final is the last one, its loser ends there.
    layout.end(loser, 2)
    const again: Source = loser.kind === 'loser' ? { ...loser, only: 'second_wins' } : nobody
    ;[winner, loser] = meet(2, 'Grand final, second match', [winner, again])
  }
  layout.end(winner, 1)
  layout.end(loser, 2)
}
