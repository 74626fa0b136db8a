import type { BracketName, MatchNode, Source } from '../bracket.ts'

/** A place in a bracket that stays empty from the start. */
export const nobody: Source = { kind: 'bye' }

/** A match whose places are still being found. */
export type LaidMatch = Omit<MatchNode, 'places'> & { readonly places: [winner: number | null, loser: number | null] }

export interface RoundOfMatches {
  readonly bracket: BracketName
  readonly round: number
  readonly label: string
  /** Lays out a match for one alone as well, who then goes on by a bye; otherwise the one is handed on without it. */
  readonly byes?: boolean
}

/** Who leaves a round, in the order of its matches: `nobody` where a match cannot have that exit. */
export interface Exits {
  readonly winners: readonly Source[]
  readonly losers: readonly Source[]
}

/** Lays out a knockout match by match: numbers them in playing order, and leaves out those that can never be played. */
export interface Layout {
  readonly nodes: readonly LaidMatch[]
  /** A round between neighbours: the first feed meets the second, the third the fourth, and so on. */
  readonly play: (round: RoundOfMatches, feeds: readonly Source[]) => Exits
  /** Nothing follows for who comes out of there: they end at `place`, or null takes that back. */
  readonly end: (from: Source, place: number | null) => void
}

/** `before`: how many matches of another stage stand in front. */
export function createLayout(stage: number, before = 0): Layout {
  const nodes: LaidMatch[] = []
  const positions = new Map<string, number>()
  return {
    nodes,
    play({ bracket, round, label, byes = false }, feeds) {
      const winners: Source[] = []
      const losers: Source[] = []
      const key = `${bracket} ${round}`
      let position = positions.get(key) ?? 0
      for (let index = 0; index < feeds.length; index += 2) {
        const one = feeds[index] ?? nobody
        const two = feeds[index + 1] ?? nobody
        const full = one.kind !== 'bye' && two.kind !== 'bye'
        const alone = one.kind === 'bye' ? two : one
        if (full || (byes && alone.kind !== 'bye')) {
          const number = before + nodes.length + 1
          position++
          const sources = [one, two] as const
          nodes.push({ number, stage, bracket, group: null, round, position, label, sources, places: [null, null] })
          winners.push({ kind: 'winner', match: number })
          losers.push(full ? { kind: 'loser', match: number } : nobody)
        } else {
          winners.push(alone)
          losers.push(nobody)
        }
      }
      positions.set(key, position)
      return { winners, losers }
    },
    end(from, place) {
      if (from.kind !== 'winner' && from.kind !== 'loser') return
      const places = nodes[from.match - before - 1]?.places
      if (places !== undefined) places[from.kind === 'winner' ? 0 : 1] = place
    },
  }
}

/** How many of these can ever come. */
export function countComers(feeds: readonly Source[]): number {
  let count = 0
  for (const { kind } of feeds) if (kind !== 'bye') count++
  return count
}
