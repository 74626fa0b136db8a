import type { Draw, EntrantId, MatchNode, Pairing, Source } from '../bracket.ts'
import type { Plan } from '../draw/formats.ts'
import { EngineError } from '../engine-error.ts'
import type { FreeRound } from '../league/record.ts'

/** The rounds that are paired so far, byes behind the matches of their round. Throws OPTION_IMPOSSIBLE. */
export function swissRounds(draw: Draw): Plan {
  const rounds = roundsOf(draw)
  const most = draw.entrants.length - 1 + (draw.entrants.length % 2)
  if (rounds > most) {
    const message = `${draw.entrants.length} entrants can play at most ${most} rounds without meeting twice.`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'rounds' })
  }
  const seeds = new Map(draw.entrants.map((entrant, index) => [entrant, index + 1]))
  const nodes: MatchNode[] = []
  for (const [index, pairings] of draw.pairings.entries()) {
    nodes.push(...roundNodes(pairings, index + 1, nodes.length, seeds))
  }
  return { nodes, rounds }
}

/** As many rounds as the option says, or as a knockout of that size would have. */
export function roundsOf({ options, entrants }: Pick<Draw, 'options' | 'entrants'>): number {
  return options.rounds ?? Math.ceil(Math.log2(entrants.length))
}

/** Throws ENTRANT_UNKNOWN and ENTRANT_TWICE, for pairings that were stored. */
function roundNodes(
  pairings: readonly Pairing[],
  round: number,
  before: number,
  seeds: ReadonlyMap<EntrantId, number>,
): MatchNode[] {
  const seen = new Set<EntrantId>()
  const source = (entrant: EntrantId | null): Source => {
    if (entrant === null) return { kind: 'bye' }
    const seed = seeds.get(entrant)
    if (seed === undefined) {
      throw new EngineError('ENTRANT_UNKNOWN', `Entrant ${entrant} does not stand in the draw.`, { entrant })
    }
    if (seen.has(entrant)) {
      throw new EngineError('ENTRANT_TWICE', `Entrant ${entrant} is paired twice in round ${round}.`, { entrant })
    }
    seen.add(entrant)
    return { kind: 'seed', seed }
  }
  return pairings.map(({ first, second }, index) => ({
    number: before + index + 1,
    stage: 1,
    bracket: 'swiss',
    group: null,
    round,
    position: index + 1,
    label: `Round ${round}`,
    sources: [source(first), source(second)],
    places: null,
  }))
}

/** The rounds in which somebody had no opponent. */
export function freeRounds(pairings: Draw['pairings']): FreeRound[] {
  return pairings.flatMap((round, index) =>
    round.flatMap(({ first, second, bye = 'full' }) =>
      second === null ? [{ entrant: first, round: index + 1, bye }] : [],
    ),
  )
}
