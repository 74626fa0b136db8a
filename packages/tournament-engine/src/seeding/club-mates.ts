import type { EntrantId } from '../bracket.ts'

/** The club (or family) of an entrant; undefined for who has none. */
export type ClubOf = (entrant: EntrantId) => string | undefined

/** The clubs with more than one in the list, each by its members in the order of the list; the largest first. */
export function clubsOfSeveral(order: readonly EntrantId[], clubOf: ClubOf): EntrantId[][] {
  const members = Map.groupBy(order, clubOf)
  members.delete(undefined)
  const several = [...members.values()].filter(({ length }) => length > 1)
  return several.sort((one, two) => two.length - one.length)
}

/** Seats those who are left: each at home where that is free, the others in order on what of `seats` stays empty. */
export function seatRest(
  seated: (EntrantId | null)[],
  homes: Iterable<readonly [EntrantId, number]>,
  seats: readonly number[],
): void {
  const displaced: EntrantId[] = []
  for (const [id, home] of homes) {
    if (seated[home] === null) seated[home] = id
    else displaced.push(id)
  }
  for (const seat of seats) seated[seat] ??= displaced.shift() ?? null
}
