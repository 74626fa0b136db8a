import type { EntrantId } from '../bracket.ts'
import { type ClubOf, clubsOfSeveral } from './club-mates.ts'
import { meetEarly } from './meet-early.ts'

interface Member {
  readonly id: EntrantId
  readonly home: number
  readonly pot: Seats
  /** The members of the club that all need different groups; nobody else for who is alone. */
  part: Seats
}

/** Who of a pot, or of a part of a club, is in which group. */
type Seats = Map<number, Member>

/**
 * Groups in which every club has as many members as in any other group, or one more or less. Only those of one pot (the
 * first of each group, the second of each …) change places, so the groups stay as strong as they were dealt; those whom
 * it does not concern stay where they are. Club-mates left in one group meet in its first rounds. That it is always
 * possible is König's theorem: pots and clubs (cut into parts no larger than the number of groups) are the two sides of
 * a graph, entrants its edges, groups its colours, and two chains of colours are exchanged where both sides disagree.
 * Size 2 to 1,024; throws nothing.
 *
 * @example
 * const groups = snake([1, 2, 3, 4, 5, 6], 2) // [[1, 4, 5], [2, 3, 6]]
 * const clubs = new Map([[1, 'Kraken'], [4, 'Kraken']])
 * spreadOverGroups(groups, id => clubs.get(id)) // → [[1, 3, 5], [2, 4, 6]]
 */
export function spreadOverGroups(groups: readonly (readonly EntrantId[])[], clubOf: ClubOf): EntrantId[][] {
  const pots: Seats[] = []
  const members = new Map<EntrantId, Member>()
  for (let row = 0; groups.some(group => row < group.length); row++) {
    const pot: Seats = new Map()
    pots.push(pot)
    for (const [home, group] of groups.entries()) {
      for (const id of group.slice(row, row + 1)) members.set(id, { id, home, pot, part: new Map() })
    }
  }
  for (const club of clubsOfSeveral([...members.keys()], clubOf)) {
    let part: Seats = new Map()
    for (const [index, id] of club.entries()) {
      if (index % groups.length === 0) part = new Map()
      const member = members.get(id)
      if (member === undefined) continue
      member.part = part
      seat(member, groups.length)
      members.delete(id)
    }
  }
  // Whom no club moved stays where possible, before the others take what is left.
  const alone = [...members.values()]
  const displaced = alone.filter(member => member.pot.has(member.home))
  for (const member of [...alone.filter(({ pot, home }) => !pot.has(home)), ...displaced]) seat(member, groups.length)
  const spread = groups.map((_, index) => pots.flatMap(pot => pot.get(index)?.id ?? []))
  return groups.map(([leader]) => meetEarly(spread.find(([id]) => id === leader) ?? [], clubOf))
}

/** Gives the member a group that is free in the pot and in the part of the club, and makes one free where none is. */
function seat(member: Member, count: number): void {
  const { home, pot, part } = member
  const groups = [home, ...Array(count).keys()]
  const inPot = groups.filter(group => !pot.has(group))
  const inBoth = inPot.find(group => !part.has(group))
  if (inBoth !== undefined) {
    put(member, inBoth)
    return
  }
  // Free in the pot and taken in the part, and the other way round: along the chain of both the two are exchanged. The
  // chain leaves the part by the first and comes to a pot only by that one, so never to this pot.
  const [wanted = 0] = inPot
  const other = groups.find(group => !part.has(group)) ?? 0
  const chain: [Member, number][] = []
  for (let [next, group] = [part.get(wanted), wanted]; next !== undefined; ) {
    chain.push([next, group])
    group = group === wanted ? other : wanted
    next = (chain.length % 2 === 1 ? next.pot : next.part).get(group)
  }
  for (const [link, group] of chain) {
    link.pot.delete(group)
    link.part.delete(group)
  }
  for (const [link, group] of chain) put(link, group === wanted ? other : wanted)
  put(member, wanted)
}

function put(member: Member, group: number): void {
  member.pot.set(group, member)
  member.part.set(group, member)
}
