import { getDraw } from '@gym-it/contracts'
import { verifyDraw } from '@gym-it/tournament-engine'
import { call } from '../../lib/call.ts'

/** Draws again on this device, by the published seed, and compares with what was drawn. */
export async function checkDraw(id: number): Promise<ReturnType<typeof verifyDraw>> {
  const record = await call(getDraw, { params: { id } })
  const { random_seed, draw_commitment, entries, seeding, entrants, format } = record
  const drawn = new Set(entries.map(entry => entry.id))
  const options = { ...seeding, ...(format === 'leaderboard' ? {} : { format }) }
  // Who came late to a Swiss was not drawn.
  const order = entrants.filter(entrant => drawn.has(entrant))
  return verifyDraw(random_seed, draw_commitment ?? '', entries, options, order)
}
