import type { Draw, MatchNode, Source } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { type BergerPair, bergerRounds } from './berger.ts'
import { nameIn } from './group-name.ts'

interface Group {
  readonly name: string | null
  readonly seeds: readonly Source[]
  readonly rounds: readonly (readonly BergerPair[])[]
}

/**
 * The matches of all groups: everybody in a group meets, twice with the sides swapped where there are two legs. A round
 * of every group is played before the next. Throws ENTRANTS_TOO_MANY where there would be more matches than can be held.
 */
export function groupMatches(draw: Draw): MatchNode[] {
  checkCount(draw)
  const groups = groupsOf(draw)
  const { legs } = draw.options
  const length = legs * Math.max(...groups.map(({ rounds }) => rounds.length))
  const nodes: MatchNode[] = []
  for (let round = 1; round <= length; round++) {
    for (const { name, seeds, rounds } of groups) {
      if (round > rounds.length * legs) continue
      const label = name === null ? `Round ${round}` : `Group ${name}, round ${round}`
      const swapped = round > rounds.length
      let position = 0
      for (const pair of rounds[(round - 1) % rounds.length] ?? []) {
        const first = seeds[pair[swapped ? 1 : 0] - 1]
        const second = seeds[pair[swapped ? 0 : 1] - 1]
        if (first === undefined || second === undefined) continue
        const number = nodes.length + 1
        const sources = [first, second] as const
        position++
        nodes.push({
          number,
          stage: 1,
          bracket: 'group',
          group: name,
          round,
          position,
          label,
          sources,
          places: null,
        })
      }
    }
  }
  return nodes
}

/** Twice a round robin of 1,024: more would fill a browser's memory. */
const mostMatches = 2 * 523_776

function checkCount({ groups, options }: Draw): void {
  const count = groups.reduce((sum, { length }) => sum + (options.legs * length * (length - 1)) / 2, 0)
  if (count <= mostMatches) return
  const message = `These groups would play ${count} matches; at most ${mostMatches} can be drawn. Make more groups.`
  throw new EngineError('ENTRANTS_TOO_MANY', message)
}

/** A seed's source is made once and shared by all its matches, and a table of rounds by all groups of its size. */
function groupsOf(draw: Draw): Group[] {
  const seeds = new Map(draw.entrants.map((entrant, index) => [entrant, { kind: 'seed', seed: index + 1 } as const]))
  const tables = new Map<number, BergerPair[][]>()
  return draw.groups.map((members, index) => {
    const rounds = tables.get(members.length) ?? bergerRounds(members.length)
    tables.set(members.length, rounds)
    return { name: nameIn(draw, index), seeds: members.flatMap(entrant => seeds.get(entrant) ?? []), rounds }
  })
}
