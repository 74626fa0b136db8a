import type { Draw } from '../bracket.ts'
import type { Plan } from '../draw/formats.ts'
import { groupMatches } from './group-matches.ts'

/** Everybody against everybody, in groups if wanted; `group` is null throughout where there is one. */
export function roundRobin(draw: Draw): Plan {
  const nodes = groupMatches(draw)
  return { nodes, rounds: nodes.at(-1)?.round ?? 0 }
}
