import type { Bracket, Draw, EntrantId, Format, MatchNode, Pairing } from '../bracket.ts'
import { doubleElimination } from '../elimination/double-elimination.ts'
import { knockoutStandings } from '../elimination/knockout-standings.ts'
import { repechage } from '../elimination/repechage.ts'
import { singleElimination } from '../elimination/single-elimination.ts'
import { snake } from '../league/distribute.ts'
import { groupsKnockout } from '../league/groups-knockout.ts'
import { roundRobin } from '../league/round-robin.ts'
import { groupsKnockoutStandings, leagueStandings } from '../league/standings.ts'
import type { Standing } from '../standings.ts'
import { pairRound } from '../swiss/pair-round.ts'
import { swissRounds } from '../swiss/swiss-rounds.ts'
import { swissStandings } from '../swiss/swiss-standings.ts'
import type { BracketOptions } from './options.ts'

/** The matches of a draw in playing order, and how many rounds its deciding part has. */
export interface Plan {
  readonly nodes: readonly MatchNode[]
  readonly rounds: number
}

/** All that sets one format apart. What happens after the draw works on the graph alone. */
export interface FormatRules {
  /** Throws OPTION_IMPOSSIBLE where the options do not fit the entrants. */
  readonly plan: (draw: Draw) => Plan
  readonly standings: (bracket: Bracket) => Standing[]
  /** Who plays in which group, where the caller does not say. */
  readonly distribute?: (entrants: readonly EntrantId[], options: BracketOptions) => EntrantId[][]
  /** The first round, for a format whose rounds are paired one after the other. */
  readonly pairFirst?: (draw: Draw) => Pairing[]
}

const inGroups = (entrants: readonly EntrantId[], { groups }: BracketOptions): EntrantId[][] => snake(entrants, groups)

export const formats: Readonly<Record<Format, FormatRules>> = {
  single_elimination: { plan: singleElimination, standings: knockoutStandings },
  double_elimination: { plan: doubleElimination, standings: knockoutStandings },
  repechage: { plan: repechage, standings: knockoutStandings },
  round_robin: { plan: roundRobin, standings: leagueStandings, distribute: inGroups },
  groups_knockout: { plan: groupsKnockout, standings: groupsKnockoutStandings, distribute: inGroups },
  swiss: { plan: swissRounds, standings: swissStandings, pairFirst: draw => pairRound({ ...draw, matches: [] }) },
}
