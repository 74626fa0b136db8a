import type { Participant } from '@gym-it/contracts'

/** An entry as events tell of it: those from before there were teams know no members. */
export type ToldEntry = Pick<Participant, 'user_id'> & Partial<Pick<Participant, 'members'>>

/** Who stands behind an entry: the person, or those of the team, each once. */
export const peopleBehind = ({ user_id, members = [] }: ToldEntry): readonly number[] => [
  ...new Set([...(user_id === null ? [] : [user_id]), ...members]),
]
