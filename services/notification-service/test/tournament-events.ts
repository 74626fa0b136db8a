import { Tournament } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { sampleOf } from '@gym-it/service-kit/testing'

let lastTournament = 0
/** The id of a tournament that no other test follows. */
export const newTournament = () => ++lastTournament

/** An event of a tournament, as tournament-service tells it. */
export function paused(id: number, audience: 'public' | 'members' = 'public'): NewEvent {
  const tournament = { ...(sampleOf(Tournament) as Tournament), id }
  const topic = `tournament:${id}`
  return { type: 'tournament.paused', subject: topic, topic, audience, data: { tournament } }
}

/** One with much to carry. */
export function named(id: number, name: string): NewEvent {
  const { data, ...place } = paused(id)
  if (!('tournament' in data)) throw new Error('it tells of a tournament')
  return { ...place, type: 'tournament.paused', data: { tournament: { ...data.tournament, name } } }
}
