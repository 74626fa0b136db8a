import type { BracketName, Source } from '../bracket.ts'
import { dropMasks } from './drop-order.ts'
import { type Layout, nobody } from './layout.ts'

/** Rounds of those who lost before, numbered from 1; where byes leave one without a match, the next takes its number. */
export interface LaterRounds {
  /** A round between neighbours; gives who goes on. Who loses it ends there. */
  readonly play: (feeds: readonly Source[]) => readonly Source[]
  readonly next: () => number
}

export interface LaterRoundsShape {
  readonly bracket: BracketName
  readonly label: (round: number) => string
  /** Where the losers of a round end. */
  readonly ends: (round: number) => number
}

export function createLaterRounds(layout: Layout, { bracket, label, ends }: LaterRoundsShape): LaterRounds {
  let next = 1
  return {
    play(feeds) {
      const before = layout.nodes.length
      const { winners, losers } = layout.play({ bracket, round: next, label: label(next) }, feeds)
      for (const loser of losers) layout.end(loser, ends(next))
      if (layout.nodes.length > before) next++
      return winners
    },
    next: () => next,
  }
}

/** The first of one list meets the first of the other, and so on; `mask` reorders the first list by XOR. */
export function facing(some: readonly Source[], others: readonly Source[], mask = 0): Source[] {
  const feeds: Source[] = []
  for (let index = 0; index < some.length; index++) feeds.push(some[index ^ mask] ?? nobody, others[index] ?? nobody)
  return feeds
}

/** A bracket into which the losers of one round of the main bracket after the other drop. */
export interface LosersSide {
  /** The losers of the next round, in the order of its matches. */
  readonly drop: (losers: readonly Source[]) => void
  /** Plays until one is left of each part, and gives them. */
  readonly finish: () => readonly Source[]
}

/**
 * `parts`: into how many parts the main bracket falls that have a side of their own, 1, or 2 where the halves stay apart;
 * `partRounds`: how many rounds the main bracket of such a part has.
 */
export function createLosersSide(
  rounds: LaterRounds,
  { parts, partRounds }: { parts: number; partRounds: number },
): LosersSide {
  const masks = dropMasks(partRounds)
  let standing: readonly Source[] = []
  let dropped = 0
  return {
    drop(losers) {
      const mask = masks[dropped] ?? 0
      dropped++
      if (dropped === 1) {
        standing = losers
        return
      }
      if (standing.length > parts) standing = rounds.play(standing)
      // The mask is smaller than a part, so it moves nobody into another one.
      standing = rounds.play(facing(losers, standing, mask))
    },
    finish() {
      while (standing.length > parts) standing = rounds.play(standing)
      return standing
    },
  }
}
