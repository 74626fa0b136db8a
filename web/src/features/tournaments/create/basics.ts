import { type CreateTournamentBody, largestTournament } from '@gym-it/contracts'
import type { Access } from '../access-fields.tsx'
import { momentOf } from '../moment-input.ts'

/** What every tournament has. */
export interface Basics extends Access {
  readonly name: string
  readonly start_date: string
  readonly max_participants: number | string
}

export const smallest = 2

/** How many places are meant while they are typed. */
export const placesOf = ({ max_participants }: Basics): number =>
  Math.min(largestTournament, Math.max(smallest, Number(max_participants) || smallest))

/** What of it the API is told when the tournament is made. */
export const bodyOf = ({ name, start_date, visibility, registration_deadline }: Basics): CreateTournamentBody => ({
  ...{ name: name.trim(), start_date, visibility },
  ...(registration_deadline === '' ? {} : { registration_deadline: momentOf(registration_deadline) }),
})
