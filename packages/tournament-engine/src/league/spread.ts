/** The round in which those of two places of a knockout would meet, counted from 0 at the top of the bracket. */
export function meetingRound(one: number, two: number): number {
  return 32 - Math.clz32(one ^ two)
}

/**
 * Gives each seat one of the groups, so that the first meeting with a group-mate who is placed already comes as late as
 * it can for whom it comes first; among such ways the groups take the seats in order as far as they can. No two of the
 * seats in `apart` go to one group, nor one of them to a group that has another. (A perfect matching by augmenting paths
 * for the latest round that has one: the bottleneck assignment problem.)
 */
export function spread(
  seats: readonly number[],
  groups: readonly string[],
  placed: ReadonlyMap<string, readonly number[]>,
  apart: readonly number[] = [],
): string[] {
  const latest = seats.map(seat => groups.map(group => firstMeeting(seat, placed.get(group) ?? [], apart)))
  const rounds = [...new Set(latest.flat())].sort((one, two) => two - one)
  let found: readonly number[] | null = null
  for (const round of rounds) {
    found ??= match(seats.length, groups.length, (seat, group) => (latest[seat]?.[group] ?? 0) >= round)
  }
  return (found ?? []).map(group => groups[group] ?? '')
}

function firstMeeting(seat: number, mates: readonly number[], apart: readonly number[]): number {
  if (apart.includes(seat) && mates.some(mate => apart.includes(mate))) return 0
  return Math.min(...mates.map(mate => meetingRound(seat, mate)), 32)
}

/** A group for every seat, or null where there is no way. */
function match(
  seats: number,
  groups: number,
  allows: (seat: number, group: number) => boolean,
): readonly number[] | null {
  const groupOf = new Array<number>(seats).fill(-1)
  const place = (group: number, tried: Set<number>): boolean => {
    const open = groupOf.findIndex((holder, seat) => holder < 0 && allows(seat, group))
    if (open >= 0) {
      groupOf[open] = group
      return true
    }
    for (const [seat, holder] of groupOf.entries()) {
      if (tried.has(seat) || !allows(seat, group)) continue
      tried.add(seat)
      if (!place(holder, tried)) continue
      groupOf[seat] = group
      return true
    }
    return false
  }
  for (let group = 0; group < groups; group++) if (!place(group, new Set())) return null
  return groupOf
}
