import type { EntrantId } from '../bracket.ts'
import { emptyTally } from '../results/tally.ts'
import type { Criterion } from './ranking.ts'
import { exact, type Measure, type TableRecord } from './record.ts'
import { buchholz, buchholzCutOne, medianBuchholz } from './tie-breaks/buchholz.ts'
import { headToHead } from './tie-breaks/head-to-head.ts'
import { lots } from './tie-breaks/lots.ts'
import { difference, fairPlay, gamesRatio, points, pointsFor, pointsRatio, wins } from './tie-breaks/measures.ts'
import { progressive } from './tie-breaks/progressive.ts'
import { sonnebornBerger } from './tie-breaks/sonneborn-berger.ts'
import type { TieBreak } from './tie-breaks.ts'

type Measured = Exclude<TieBreak, 'head_to_head' | 'lots'>

/** What each rule counts. Only the head-to-head and the lots depend on who is level. */
const measures: Readonly<Record<Measured, Measure>> = {
  points,
  difference,
  for: pointsFor,
  wins,
  buchholz,
  buchholz_cut_1: buchholzCutOne,
  median_buchholz: medianBuchholz,
  sonneborn_berger: sonnebornBerger,
  progressive,
  games_ratio: gamesRatio,
  points_ratio: pointsRatio,
  fair_play: fairPlay,
}

/**
 * The organiser's rules in order up to the lots, which come last also where the list does not name them. `across`
 * compares members of different groups: without the head-to-head, and per match where they did not play equally many.
 */
export function criteriaOf(record: TableRecord, { across = false } = {}): Criterion[] {
  const { tie_breaks, random_seed } = record.rules
  const criteria: Criterion[] = record.voided.size > 0 ? [withdrawn(record.voided)] : []
  for (const rule of tie_breaks) {
    if (rule === 'lots') break
    if (rule !== 'head_to_head') criteria.push(measured(rule, record, across))
    else if (!across) criteria.push(headToHead(record))
  }
  return [...criteria, lots(random_seed)]
}

/** Measured once for the whole table, and only when somebody is level that far. */
function measured(rule: Measured, record: TableRecord, across: boolean): Criterion {
  let found: ReadonlyMap<EntrantId, number> | undefined
  const isRatio = rule === 'games_ratio' || rule === 'points_ratio'
  return {
    rule,
    names: [rule],
    numbersOf: level => {
      found ??= measures[rule](record)
      const by = across && !isRatio ? unevenMatches(level, record) : null
      return new Map(
        level.map(entrant => {
          const number = found?.get(entrant) ?? 0
          return [entrant, [by === null ? number : exact(number / Math.max(1, by.get(entrant) ?? 0))]]
        }),
      )
    },
    lowFirst: rule === 'fair_play',
  }
}

/** How many matches each has played, or null where that is the same for all. */
function unevenMatches(level: readonly EntrantId[], { tallies }: TableRecord): Map<EntrantId, number> | null {
  const played = new Map(
    level.map(entrant => {
      const { wins: won, draws, losses } = tallies.get(entrant) ?? emptyTally()
      return [entrant, won + draws + losses]
    }),
  )
  return new Set(played.values()).size > 1 ? played : null
}

function withdrawn(voided: ReadonlySet<EntrantId>): Criterion {
  return {
    rule: 'withdrawn',
    names: ['withdrawn'],
    numbersOf: level => new Map(level.map(entrant => [entrant, [voided.has(entrant) ? 1 : 0]])),
    lowFirst: true,
  }
}
