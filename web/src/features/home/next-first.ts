import type { Tournament } from '@gym-it/contracts'

const dayMs = 86_400_000

/**
 * What comes next first. Those whose day has gone by without a draw come last, the latest first: they may have been
 * forgotten. `now` in ms; a day counts until it is over everywhere.
 */
export function nextFirst(tournaments: readonly Tournament[], now: number): readonly Tournament[] {
  const at = ({ start_date }: Tournament) => Date.parse(start_date)
  const isPast = (one: Tournament) => at(one) < now - 1.5 * dayMs
  const coming = tournaments.filter(one => !isPast(one)).toSorted((one, two) => at(one) - at(two))
  return [...coming, ...tournaments.filter(isPast).toSorted((one, two) => at(two) - at(one))]
}
