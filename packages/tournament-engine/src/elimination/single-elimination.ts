import type { Draw } from '../bracket.ts'
import type { Plan } from '../draw/formats.ts'
import type { BracketOptions } from '../draw/options.ts'
import { EngineError } from '../engine-error.ts'
import { knockout, seedFeeds } from './knockout.ts'
import { settlePlaces } from './places.ts'
import { rememberedPlan } from './remembered-plan.ts'

/**
 * The matches of a single elimination: a full first round of the next power of two, whose missing seeds are byes (so
 * they fall to the top seeds, and never two to one match), then the winners, then whatever the lower places are played
 * out by. Throws OPTION_IMPOSSIBLE where one loser would have to play in two places.
 */
export function singleElimination(draw: Draw): Plan {
  return rememberedPlan(draw, layOut)
}

function layOut({ entrants, options }: Draw): Plan {
  const { third_place, play_offs, consolation } = options
  checkConsolation(entrants.length, options)
  const nodes = knockout(seedFeeds(entrants.length), { stage: 1, third_place, play_offs, consolation })
  if (consolation) settlePlaces(nodes)
  return { nodes, rounds: Math.ceil(Math.log2(entrants.length)) }
}

/** Who loses a first match plays in the consolation, so no play-off may want them as well. */
function checkConsolation(count: number, { third_place, play_offs, consolation }: BracketOptions): void {
  if (!consolation) return
  const refuse = (message: string, option: string): never => {
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option })
  }
  if (count < 4) refuse('A consolation needs at least four entrants.', 'consolation')
  if (play_offs === 'all') {
    refuse('Either all places are played out or the first losers play a consolation: choose one.', 'play_offs')
  }
  if (play_offs === 'top_8' && count < 16) {
    refuse('Play-offs for the first eight beside a consolation need at least 16 entrants.', 'play_offs')
  }
  if (third_place && count < 8) {
    refuse('A third-place match beside a consolation needs at least eight entrants.', 'third_place')
  }
}
