import type { Match } from '@gym-it/contracts'
import { isOpen } from '../sections/bracket-sections.ts'

/** Fewer matches than this are seen at a glance anyway. */
const worthwhile = 6

/**
 * The matches without the rounds that are behind: in each bracket those before the one that fed what is played now. The
 * same array where that would take away too little to be worth it, or nothing is played any more.
 */
export function foldRounds(matches: readonly Match[]): readonly Match[] {
  const firstOpen = new Map<Match['bracket'], number>()
  for (const match of matches) {
    if (isOpen(match)) firstOpen.set(match.bracket, Math.min(firstOpen.get(match.bracket) ?? match.round, match.round))
  }
  if (firstOpen.size === 0) return matches
  const left = matches.filter(({ bracket, round }) => round >= (firstOpen.get(bracket) ?? Number.POSITIVE_INFINITY))
  return matches.length - left.length < worthwhile ? matches : left
}
