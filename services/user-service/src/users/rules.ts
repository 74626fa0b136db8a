import {
  AppError,
  type BodyOf,
  fieldsSeenBy,
  type KnownPerson,
  type PublicProfile,
  type Role,
  type User,
  type UserForTrainers,
  type updateMe,
  type Viewer,
} from '@gym-it/contracts'
import type { UserChanges, UserRow } from './store.ts'

export const unknownUser = () => new AppError('USER_UNKNOWN', 'There is no such person.')

/** A ban ends by time, whether or not anything has run since. */
export const isBanned = ({ is_banned, banned_until }: Pick<User, 'is_banned' | 'banned_until'>, now: Date): boolean =>
  is_banned && (banned_until === null || Date.parse(banned_until) > now.getTime())

interface Views {
  readonly self: User
  readonly admin: User
  readonly trainer: UserForTrainers
  readonly member: PublicProfile
  readonly service: KnownPerson
}

/** The person as this viewer sees them, by the table of the contract. */
export function userSeenBy<V extends Viewer>(viewer: V, user: UserRow, now: Date): Views[V] {
  const ban = isBanned(user, now) ? {} : { is_banned: false, ban_reason: null, banned_until: null }
  const shown = { ...user, ...ban }
  // The table gives exactly the fields that its types promise for this viewer.
  return Object.fromEntries(fieldsSeenBy(viewer).map(name => [name, shown[name]])) as unknown as Views[V]
}

/** As whom somebody looks at a person. */
export const viewerOf = (looking: { readonly id: number; readonly role: Role }, id: number): Role | 'self' =>
  looking.id === id ? 'self' : looking.role

const tenth = (value: number) => Math.round(value * 10) / 10
const textOrNull = (text: string | null) => text?.trim() || null
const earliestBirth = '1900-01-01'

function birthDate(date: string | null, now: Date): string | null {
  if (date !== null && (date < earliestBirth || date > now.toISOString().slice(0, 10))) {
    throw new AppError('INPUT_INVALID', 'The birth date must lie between 1900 and today.')
  }
  return date
}

/** What somebody asked to change of their profile, as it is stored. @throws AppError INPUT_INVALID */
export function profileChanges(asked: BodyOf<typeof updateMe>, now: Date): UserChanges {
  const { full_name, birth_date, weight_kg, phone, emergency_contact, club, discipline, bio } = asked
  const texts = Object.entries({ phone, emergency_contact, club, discipline, bio }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, textOrNull(text)]],
  )
  return {
    ...Object.fromEntries(texts),
    ...(full_name === undefined ? {} : { full_name: full_name.trim() }),
    ...(birth_date === undefined ? {} : { birth_date: birthDate(birth_date, now) }),
    ...(weight_kg === undefined ? {} : { weight_kg: weight_kg === null ? null : tenth(weight_kg) }),
  }
}
