import type { Transaction } from '@gym-it/service-kit'
import type { TournamentRow } from '../tournaments/store.ts'
import { rateTournament, ratingsByKey } from './rules.ts'
import {
  deleteRatings,
  deleteRatingsOf,
  insertRatings,
  lockDiscipline,
  readRatedTournaments,
  readRatings,
} from './store.ts'

/** Rates the tournaments of a discipline again from `since` on; what was completed before stays as it is. */
async function rateAgain(tx: Transaction, discipline: string, since: string): Promise<void> {
  await deleteRatings(tx, discipline, since)
  const ratings = ratingsByKey(await readRatings(tx, discipline, since))
  for (const tournament of await readRatedTournaments(tx, discipline, since)) {
    const rows = rateTournament(tournament, ratings)
    for (const [key, row] of ratingsByKey(rows)) ratings.set(key, row)
    await insertRatings(tx, rows)
  }
}

/**
 * Lets the ratings follow a change of a tournament: completed, reopened, corrected, moved to another discipline, or
 * (with `after` null) about to be gone. Call it after the change is written.
 */
export async function refreshRatings(
  tx: Transaction,
  before: TournamentRow,
  after: TournamentRow | null,
): Promise<void> {
  const ends = [before.completed_at, after?.completed_at ?? null].filter(moment => moment !== null).sort()
  const [since] = ends
  if (since === undefined) return
  const names = [before.discipline, after?.discipline ?? null].filter(name => name !== null)
  if (names.length === 0) return
  // In a fixed order, so that two tournaments that change places do not wait for each other.
  const disciplines = [...new Set(names.map(name => name.toLowerCase()))].sort()
  for (const discipline of disciplines) await lockDiscipline(tx, discipline)
  await deleteRatingsOf(tx, before.id)
  for (const discipline of disciplines) await rateAgain(tx, discipline, since)
}
