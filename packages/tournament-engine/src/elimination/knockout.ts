import type { BracketName, Source } from '../bracket.ts'
import type { BracketOptions } from '../draw/options.ts'
import { consolationLabel, placeLabel, roundLabel } from './labels.ts'
import {
  countComers,
  createLayout,
  type Exits,
  type LaidMatch,
  type Layout,
  nobody,
  type RoundOfMatches,
} from './layout.ts'
import { seedOrder } from './seed-order.ts'

/** Those who play on for the places from `best`, whose next round is `round` of `rounds`. */
interface Pool {
  readonly bracket: BracketName
  readonly feeds: readonly Source[]
  readonly best: number
  readonly round: number
  readonly rounds: number
}

export interface KnockoutShape {
  readonly stage: number
  readonly third_place: boolean
  readonly play_offs?: BracketOptions['play_offs']
  readonly consolation?: boolean
  /** How many matches of an earlier stage stand in front. */
  readonly before?: number
}

/** The entrants in the seed order of the next power of two; the missing seeds are byes, which thus fall to the best. */
export function seedFeeds(entrants: number): Source[] {
  const size = 2 ** Math.ceil(Math.log2(entrants))
  return seedOrder(size).map((seed): Source => (seed <= entrants ? { kind: 'seed', seed } : nobody))
}

/**
 * A knockout of the feeds, a power of two of them, top of the bracket first, with the matches for lower places. The
 * final is the last match; what is left to play for the other places comes before it, the worst places first.
 */
export function knockout(feeds: readonly Source[], shape: KnockoutShape): readonly LaidMatch[] {
  const { stage, third_place, play_offs = 'none', consolation = false, before = 0 } = shape
  const layout = createLayout(stage, before)
  const rounds = Math.log2(feeds.length)
  const entrants = countComers(feeds)
  const playedOff = { none: third_place ? 3 : 0, top_8: 8, all: entrants }[play_offs]
  // With byes some lose their first match in the second round only.
  const opens = entrants < feeds.length ? 2 : 1
  let title: Pool = { bracket: 'main', feeds, best: 1, round: 1, rounds }
  let others: Pool[] = []
  let opening: Exits | null = null
  for (let round = 1; round < rounds; round++) {
    const exits = layout.play(roundOf(title), title.feeds)
    opening ??= exits
    others = others.flatMap(pool => playRound(layout, pool, playedOff))
    if (!consolation || round > 1) others.unshift(...placeLosers(layout, title, exits, playedOff))
    if (consolation && round === opens) {
      const met = round === 1 ? opening.losers : firstLosses(layout, opening, exits)
      others.push({ bracket: 'consolation', feeds: met, best: entrants + 1, round: 1, rounds: rounds - 1 })
    }
    title = { ...title, feeds: exits.winners, round: round + 1 }
  }
  while (others.length > 0) others = others.toReversed().flatMap(pool => playRound(layout, pool, playedOff))
  playRound(layout, title, playedOff)
  return layout.nodes
}

/** One round of a pool, and the pools that come out of it, better places first. */
function playRound(layout: Layout, pool: Pool, playedOff: number): Pool[] {
  const exits = layout.play(roundOf(pool), pool.feeds)
  const losers = placeLosers(layout, pool, exits, playedOff)
  const [winner] = exits.winners
  if (exits.winners.length > 1) return [{ ...pool, feeds: exits.winners, round: pool.round + 1 }, ...losers]
  if (winner !== undefined) layout.end(winner, pool.best)
  return losers
}

/** The losers of a round share a place, or play on among themselves. */
function placeLosers(layout: Layout, pool: Pool, { winners, losers }: Exits, playedOff: number): Pool[] {
  const { round, rounds } = pool
  const best = pool.best + countComers(winners)
  if (pool.bracket === 'main' && winners.length === 2 && playedOff > 0) {
    return [{ bracket: 'third_place', feeds: losers, best, round: round + 1, rounds }]
  }
  const beaten = losers.filter(({ kind }) => kind !== 'bye')
  if (pool.bracket !== 'consolation' && beaten.length > 1 && best <= playedOff) {
    return [{ bracket: 'placement', feeds: withByes(beaten), best, round: round + 1, rounds }]
  }
  for (const loser of beaten) layout.end(loser, best)
  return []
}

/** Filled up to a power of two, no two byes against each other. */
function withByes(feeds: readonly Source[]): Source[] {
  const byes = 2 ** Math.ceil(Math.log2(feeds.length)) - feeds.length
  return feeds.flatMap((feed, index) => (index < byes ? [feed, nobody] : [feed]))
}

/**
 * Who lost their first match, by the second round's matches. Byes go to the better seed of two neighbours, so who had
 * one is the first of the second round's match, and has lost the first match where the second participant wins it.
 */
function firstLosses(layout: Layout, opening: Exits, second: Exits): Source[] {
  return second.losers.flatMap((loser, index): Source[] => {
    const [upper = nobody, lower = nobody] = opening.losers.slice(index * 2, index * 2 + 2)
    if (upper.kind !== 'bye' || loser.kind !== 'loser') return [upper, lower]
    if (lower.kind !== 'bye') return [lower, { ...loser, only: 'second_wins' }]
    layout.end(loser, null)
    return [loser, nobody]
  })
}

function roundOf({ bracket, feeds, best, round, rounds }: Pool): RoundOfMatches {
  switch (bracket) {
    case 'third_place':
      return { bracket, round, label: 'Third place', byes: true }
    case 'placement':
      return { bracket, round, label: placeLabel(best, best + countComers(feeds) - 1) }
    case 'consolation':
      return { bracket, round, label: consolationLabel(round, rounds) }
    default:
      return { bracket, round, label: roundLabel(round, rounds), byes: round === 1 }
  }
}
