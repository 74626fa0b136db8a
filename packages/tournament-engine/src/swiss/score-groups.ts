import type { Player } from './players.ts'

/** Where somebody stands among the ranked. */
export interface Seat {
  readonly group: number
  /** In the group, from 0, without those at its top who are to meet somebody of a higher group. */
  readonly position: number
  /** How many of the group are to meet somebody of a higher one: one where an odd number stands above it. */
  readonly incoming: number
  /** How many pairs the group is to have within itself, and how many stand in it. */
  readonly half: number
  readonly count: number
}

/** The indexes of the ranked by score, best first; the bye, where there is one, is the last of them. */
export function scoreGroups(ranked: readonly Pick<Player, 'score'>[], bye: boolean): number[][] {
  const groups: number[][] = []
  for (const [index, { score }] of ranked.entries()) {
    if (score !== ranked[index - 1]?.score) groups.push([])
    groups.at(-1)?.push(index)
  }
  return bye ? [...groups, [ranked.length]] : groups
}

export function seatsIn(groups: readonly (readonly number[])[]): Seat[] {
  let above = 0
  return groups.flatMap((members, group) => {
    const incoming = above % 2
    const count = members.length
    above += count
    const half = (count - incoming - (above % 2)) / 2
    return members.map((_, index) => ({ group, position: index - incoming, incoming, half, count }))
  })
}

/** How far everybody is above the last, in the largest unit of which all scores are multiples: whole numbers. */
export function scoreLevels(ranked: readonly Pick<Player, 'score'>[]): number[] {
  const last = ranked.at(-1)?.score ?? 0
  const above = ranked.map(({ score }) => Math.round((score - last) * 1e6))
  let unit = 0
  for (const height of above) {
    for (let rest = height; rest !== 0; ) [unit, rest] = [rest, unit % rest]
  }
  return above.map(height => (unit === 0 ? 0 : height / unit))
}
