import type { EventData, Match } from '@gym-it/contracts'
import { bracketOf, newMatchOf } from '../brackets/facts.ts'
import type { MatchRow, StoredDraw } from '../brackets/store.ts'

export type MatchRows = readonly MatchRow[]

/** A match as stored, from how it is shown: what it is within the bracket follows from the draw. */
function rowOf(match: Match, { number, sources }: Pick<MatchRow, 'number' | 'sources'>): MatchRow {
  const {
    participant1,
    participant2,
    winner: _who,
    participant1_source: _one,
    participant2_source: _two,
    ...rest
  } = match
  return {
    ...rest,
    number,
    sources,
    participant1_id: participant1?.id ?? null,
    participant2_id: participant2?.id ?? null,
  }
}

/** The matches with those in their new state that have one. */
export function withChanges(rows: MatchRows, changed: readonly Match[]): MatchRows {
  const byId = new Map(changed.map(match => [match.id, match]))
  return rows.map(row => {
    const match = byId.get(row.id)
    return match ? rowOf(match, row) : row
  })
}

const engineMatches = (draw: StoredDraw, rows: MatchRows) => bracketOf({ draw, matches: rows })?.matches ?? []

/** The matches of a draw as they stand at first. */
export function drawnRows(
  draw: StoredDraw | null,
  { tournament, match_ids = [], drawn_at }: EventData<'tournament.started'>,
): MatchRows {
  if (draw === null) return []
  return engineMatches(draw, []).map((match, index) => ({
    ...newMatchOf(match),
    ...{ id: match_ids[index] ?? 0, tournament_id: tournament.id, created_at: drawn_at ?? tournament.created_at },
    ...{ court: null, scheduled_at: null, called_at: null, completed_at: null, version: 1 },
  }))
}

/** The matches with those of a round that `draw` already knows of. */
export function addedRows(draw: StoredDraw, rows: MatchRows, added: readonly Match[]): MatchRows {
  const newer = engineMatches(draw, rows).slice(rows.length)
  return [...rows, ...newer.flatMap((match, index) => (added[index] ? [rowOf(added[index], match)] : []))]
}

/** Those of the matches that the draw still knows of. */
export const rowsOfDraw = (draw: StoredDraw, rows: MatchRows): MatchRows =>
  rows.slice(0, engineMatches(draw, rows).length)
