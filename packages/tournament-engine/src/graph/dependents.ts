import type { Bracket, Match } from '../bracket.ts'

/** For each match (at number - 1) the numbers of the matches whose participants it has a say in, lowest first. */
export type Dependents = readonly (readonly number[])[]

/**
 * Found once per graph, so a result costs only what hangs on it. Kept beside the bracket instead of in it: it follows
 * from the sources, and a bracket stays plain data. The list of pairings stands for the graph: every change of a result
 * hands on the same list, and every other layout of matches comes with another one.
 */
const known = new WeakMap<Bracket['pairings'], Dependents>()

export function dependentsOf(bracket: Bracket): Dependents {
  const before = known.get(bracket.pairings)
  if (before !== undefined) return before
  const found = findDependents(bracket)
  known.set(bracket.pairings, found)
  return found
}

/** A round robin of a thousand has half a million matches and no dependents: they share one empty list. */
const nobody: readonly number[] = []

function findDependents({ matches }: Bracket): Dependents {
  const dependents: (readonly number[])[] = new Array(matches.length).fill(nobody)
  const found = new Map<number, number[]>()
  const ranked = new Map<string | null, number[]>()
  const add = (to: number, dependent: number): void => {
    const list = found.get(to)
    if (list === undefined) found.set(to, [dependent])
    else if (list.at(-1) !== dependent) list.push(dependent)
  }
  for (const { number, sources } of matches) {
    for (const source of sources) {
      if (source.kind === 'winner' || source.kind === 'loser') add(source.match, number)
      else if (source.kind === 'beaten') for (const match of pathsTo(source.match, matches)) add(match, number)
      else if (source.kind === 'rank') ranked.set(source.group, [...(ranked.get(source.group) ?? []), number])
    }
  }
  for (const [number, list] of found) dependents[number - 1] = list
  if (ranked.size > 0) addRanked(dependents, matches, ranked)
  return dependents
}

/** A match and all that its winner may have won before it. */
function pathsTo(top: number, matches: readonly Match[]): number[] {
  const paths = [top]
  for (const number of paths) {
    for (const source of matches[number - 1]?.sources ?? []) if (source.kind === 'winner') paths.push(source.match)
  }
  return paths
}

/** Every match of a group has a say in its ranks, and every match of all groups in who is the best of a rank. */
function addRanked(
  dependents: (readonly number[])[],
  matches: readonly Match[],
  ranked: ReadonlyMap<string | null, readonly number[]>,
): void {
  const best = ranked.get(null) ?? []
  const byGroup = new Map<string, readonly number[]>()
  for (const { number, group } of matches) {
    if (group === null) continue
    const known = byGroup.get(group)
    const list = known ?? [...new Set([...(ranked.get(group) ?? []), ...best])].sort((one, two) => one - two)
    if (known === undefined) byGroup.set(group, list)
    dependents[number - 1] = list
  }
}
