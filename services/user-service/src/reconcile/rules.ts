import type { PersonRecord } from '@gym-it/contracts'

/** What one service holds that is not what user-service holds; user-service's word counts. */
export interface Difference {
  readonly person: number
  readonly what: string
}

const shown = (value: unknown) => JSON.stringify(value)

/** Where what a service holds of a person differs, in the fields that it keeps of people. */
export function differencesOf(service: string, theirs: PersonRecord, ours: PersonRecord): Difference[] {
  return (Object.keys(theirs) as (keyof PersonRecord)[])
    .filter(field => theirs[field] !== ours[field])
    .map(field => ({
      person: ours.id,
      what: `${field} is ${shown(theirs[field])} in ${service}, ${shown(ours[field])} in user-service`,
    }))
}

export const missingIn = (service: string, { id }: PersonRecord): Difference => ({
  person: id,
  what: `is missing in ${service}`,
})
export const unknownTo = (service: string, { id }: PersonRecord): Difference => ({
  person: id,
  what: `is in ${service} but not in user-service`,
})

/**
 * Compares two lists of people in order of id, holding no more than a page of each.
 * Yields what differs; `ours` is user-service's.
 */
export async function* comparePeople(
  service: string,
  theirs: AsyncIterator<PersonRecord>,
  ours: AsyncIterator<PersonRecord>,
): AsyncGenerator<Difference> {
  let [their, our] = await Promise.all([theirs.next(), ours.next()])
  while (!their.done || !our.done) {
    const theirId = their.done ? Number.POSITIVE_INFINITY : their.value.id
    const ourId = our.done ? Number.POSITIVE_INFINITY : our.value.id
    if (!their.done && !our.done && theirId === ourId) yield* differencesOf(service, their.value, our.value)
    else if (!their.done && theirId < ourId) yield unknownTo(service, their.value)
    else if (!our.done) yield missingIn(service, our.value)
    if (theirId <= ourId) their = await theirs.next()
    if (ourId <= theirId) our = await ours.next()
  }
}

/** What was found both times: the rest was on its way and has arrived. */
export const stillThere = (before: readonly Difference[], now: readonly Difference[]): Difference[] =>
  now.filter(({ person, what }) => before.some(one => one.person === person && one.what === what))
