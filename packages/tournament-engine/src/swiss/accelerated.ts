import type { Draw } from '../bracket.ts'

/**
 * The points that the top half is paired with beyond what it has, in the manner of the Baku acceleration (FIDE Handbook
 * C.04.5.1): a win for the first half of the accelerated rounds and half a win for the rest; accelerated is the first
 * half of all rounds, both rounded up, and the top half is twice a quarter of the entrants, rounded up.
 */
export function virtualPoints({ options, entrants }: Draw, seed: number, round: number, rounds: number): number {
  if (!options.accelerated || seed > 2 * Math.ceil(entrants.length / 4)) return 0
  const accelerated = Math.ceil(rounds / 2)
  if (round > accelerated) return 0
  return round <= Math.ceil(accelerated / 2) ? options.points.win : options.points.win / 2
}
