import { largestTournament } from '@gym-it/contracts'

/** What every tournament has. */
export interface Basics extends Record<string, unknown> {
  readonly name: string
  readonly start_date: string
  readonly max_participants: number | string
}

export const smallest = 2

/** How many places are meant while they are typed. */
export const placesOf = ({ max_participants }: Basics): number =>
  Math.min(largestTournament, Math.max(smallest, Number(max_participants) || smallest))
