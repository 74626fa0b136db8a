import type { EntrantId } from '../bracket.ts'
import { type ClubOf, clubsOfSeveral, seatRest } from './club-mates.ts'

/**
 * The order of a round robin in which those of one club meet in the first rounds, as is the custom (FIDE Handbook C.05
 * draws lots so that players of one federation do not meet in the last three): later, one could give a match away to help
 * the other. Each club, the largest first, takes the numbers of the Berger table whose latest meeting among themselves is
 * the earliest. Who has no reason to move keeps the number.
 */
export function meetEarly(order: readonly EntrantId[], clubOf: ClubOf): EntrantId[] {
  const seated: (EntrantId | null)[] = order.map(() => null)
  const homes = new Map(order.map((id, seat) => [id, seat]))
  for (const members of clubsOfSeveral(order, clubOf)) {
    const free = [...seated.keys()].filter(seat => seated[seat] === null)
    // A table of more than 32 is rare, and trying every start would be slow there.
    const starts = free.slice(0, Math.ceil(1024 / order.length))
    const choices = starts.map(start => seatsFrom(start, free, members.length, order.length))
    const { seats } = choices.reduce((best, choice) => (isEarlier(choice.meetings, best.meetings) ? choice : best))
    for (const [index, seat] of seats.entries()) seated[seat] = members[index] ?? null
    for (const id of members) homes.delete(id)
  }
  seatRest(seated, homes, [...seated.keys()])
  // As many as there are seats.
  return seated as EntrantId[]
}

/** So many of the free seats, each the one that meets those before it soonest, and how many meet in each round. */
function seatsFrom(
  start: number,
  free: readonly number[],
  count: number,
  size: number,
): { seats: number[]; meetings: number[] } {
  const latest = free.map(seat => (seat === start ? Number.POSITIVE_INFINITY : -1))
  const seats = [start]
  const meetings = new Array<number>(size).fill(0)
  for (let taken = start; seats.length < count; ) {
    let soonest = -1
    let index = 0
    for (const seat of free) {
      const met = Math.max(latest[index] ?? 0, meetingRound(seat, taken, size))
      latest[index] = met
      if (soonest < 0 || met < (latest[soonest] ?? 0)) soonest = index
      index++
    }
    taken = free[soonest] ?? 0
    latest[soonest] = Number.POSITIVE_INFINITY
    for (const seat of seats) {
      const round = meetingRound(seat, taken, size)
      meetings[round] = (meetings[round] ?? 0) + 1
    }
    seats.push(taken)
  }
  return { seats: seats.sort((one, two) => one - two), meetings }
}

/** Compared from the last round on. */
function isEarlier(one: readonly number[], two: readonly number[]): boolean {
  const last = one.findLastIndex((count, round) => count !== two[round])
  return last >= 0 && (one[last] ?? 0) < (two[last] ?? 0)
}

/** From 0. In a Berger table the sum of two numbers moves on by one each round; the last number stays. */
function meetingRound(one: number, two: number, size: number): number {
  const last = size - 1 + (size % 2)
  const [low, high] = one < two ? [one, two] : [two, one]
  return (high === last ? low * 2 : low + high) % last
}
