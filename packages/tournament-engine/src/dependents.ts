import type { Bracket } from './bracket.ts'

/** For each match (at number - 1) the numbers of the matches that name it as a source. */
export type Dependents = readonly (readonly number[])[]

/**
 * Found once per graph and handed on from bracket to bracket, so a result costs only what hangs on it. Kept beside the
 * bracket instead of in it: it follows from the sources, and a bracket stays plain data (one parsed from JSON works).
 */
const known = new WeakMap<Bracket, Dependents>()

export function dependentsOf(bracket: Bracket): Dependents {
  return known.get(bracket) ?? keepDependents(bracket, findDependents(bracket))
}

export function keepDependents(bracket: Bracket, dependents: Dependents): Dependents {
  known.set(bracket, dependents)
  return dependents
}

function findDependents({ matches }: Bracket): Dependents {
  const dependents = matches.map((): number[] => [])
  for (const { number, sources } of matches) {
    for (const source of sources) {
      if (source.kind === 'winner' || source.kind === 'loser') dependents[source.match - 1]?.push(number)
    }
  }
  return dependents
}
