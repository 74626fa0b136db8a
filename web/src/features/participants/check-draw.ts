import { getDraw, listTournamentEvents } from '@gym-it/contracts'
import { verifyDraw } from '@gym-it/tournament-engine'
import { call } from '../../lib/call.ts'

export interface CheckedDraw {
  readonly verdict: ReturnType<typeof verifyDraw>
  /** When each draw was made: the first one shows the seed to everybody. */
  readonly drawnAt: readonly string[]
}

/** When it was drawn, by its public history. */
async function momentsOfDraws(id: number): Promise<string[]> {
  const moments: string[] = []
  for (let cursor: number | null | undefined; cursor !== null; ) {
    const query = { limit: 500, ...(cursor === undefined ? {} : { cursor }) }
    const page = await call(listTournamentEvents, { params: { id }, query })
    moments.push(...page.events.filter(({ type }) => type === 'tournament.started').map(({ at }) => at))
    cursor = page.next_cursor
  }
  return moments
}

/** Draws again on this device, by the published seed, and compares with what was drawn. */
export async function checkDraw(id: number): Promise<CheckedDraw> {
  const [record, drawnAt] = await Promise.all([call(getDraw, { params: { id } }), momentsOfDraws(id)])
  const { random_seed, draw_commitment, entries, seeding, entrants, format } = record
  const drawn = new Set(entries.map(entry => entry.id))
  const options = { ...seeding, ...(format === 'leaderboard' ? {} : { format }) }
  // Who came late to a Swiss was not drawn.
  const order = entrants.filter(entrant => drawn.has(entrant))
  return { verdict: verifyDraw(random_seed, draw_commitment ?? '', entries, options, order), drawnAt }
}
