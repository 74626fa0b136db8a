import type { Tournament, UpdateTournamentBody } from '@gym-it/contracts'
import type { Access } from './access-fields.tsx'
import { inputOf, isWholeDay, momentOf } from './moment-input.ts'

/** What can be changed of a tournament at any time, as the inputs hold it. */
export interface Details extends Access {
  readonly name: string
  readonly start_date: string
  readonly max_participants: number | string
}

export const detailsOf = (tournament: Tournament): Details => ({
  name: tournament.name,
  start_date: isWholeDay(tournament.start_date) ? tournament.start_date.slice(0, 10) : inputOf(tournament.start_date),
  max_participants: tournament.max_participants,
  visibility: tournament.visibility,
  registration_deadline: inputOf(tournament.registration_deadline),
})

/** A day stays one; with a time it is a moment. */
const startOf = (text: string) => (text.includes('T') ? (momentOf(text) ?? text) : text)

/** What is to be sent so that the one becomes the other; nothing where they are alike. */
export function changesBetween(before: Details, wanted: Details): UpdateTournamentBody {
  const differs = (field: keyof Details) => before[field] !== wanted[field]
  return {
    ...(differs('name') ? { name: wanted.name.trim() } : {}),
    ...(differs('start_date') ? { start_date: startOf(wanted.start_date) } : {}),
    ...(differs('max_participants') ? { max_participants: Number(wanted.max_participants) } : {}),
    ...(differs('visibility') ? { visibility: wanted.visibility } : {}),
    ...(differs('registration_deadline') ? { registration_deadline: momentOf(wanted.registration_deadline) } : {}),
  }
}

/** What somebody wants, brought on to what others have changed since: a field that they left alone is the newest. */
export const broughtOn = (before: Details, wanted: Details, newest: Details): Details => ({
  ...newest,
  ...Object.fromEntries(Object.entries(wanted).filter(([field, value]) => before[field] !== value)),
})
