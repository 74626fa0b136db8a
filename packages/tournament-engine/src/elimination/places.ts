import type { Match, MatchNode, Places, Source } from '../bracket.ts'
import { isDecided, matchWonBy } from '../graph/feed.ts'
import type { LaidMatch } from './layout.ts'

/**
 * Turns places that only have to be in the right order into those of this bracket: a place is one more than the number
 * of entrants who can end above it. Byes end nowhere. `nodes` are all the matches of a bracket that is being laid out.
 */
export function settlePlaces(nodes: readonly LaidMatch[]): void {
  const actual = placesOf(countEnds(nodes, 1))
  for (const { places } of nodes) {
    if (places[0] !== null) places[0] = actual[places[0]] ?? null
    if (places[1] !== null) places[1] = actual[places[1]] ?? null
  }
}

/**
 * What each place comes to as the bracket stands, since some who lose may still come back: the best it can be, and
 * the worst. By the place that the match names.
 */
export function placesNow(matches: readonly Match[]): { best: readonly number[]; worst: readonly number[] } {
  const worst = placesOf(countEnds(matches, 1, matches))
  const mayMove = matches.some(({ sources }) => sources.some(isUncertain))
  return { best: mayMove ? placesOf(countEnds(matches, 0, matches)) : worst, worst }
}

function isUncertain(source: Source): boolean {
  return source.kind === 'beaten' || (source.kind === 'loser' && source.only === 'second_wins')
}

function placesOf(ends: readonly (number | undefined)[]): number[] {
  const places: number[] = []
  let above = 0
  for (const [place, count = 0] of ends.entries()) {
    places[place] = above + 1
    above += count
  }
  return places
}

/**
 * How many end at each place. A double loss leaves its places vacant: they count as taken. Where it is open whether
 * one comes back, `most` 1 counts as many as can end above a place, and 0 as few.
 */
function countEnds(nodes: readonly MatchNode[], most: 0 | 1, played?: readonly Match[]): number[] {
  const ends: number[] = []
  const add = (places: Places | null | undefined, side: 0 | 1, count: number): void => {
    const place = places?.[side]
    if (place !== null && place !== undefined) ends[place] = (ends[place] ?? 0) + count
  }
  const comers = new Uint8Array(nodes.length + 1)
  /** Whether those who can still win a match of the main bracket met somebody in the first round: 2 all, 0 none. */
  const opened = new Uint8Array(nodes.length + 1)
  const lostIn: (Places | null)[] = []
  const comeFrom = (source: Source): number => {
    switch (source.kind) {
      case 'bye':
        return 0
      case 'seed':
      case 'rank':
        return 1
      case 'winner':
        return comers[source.match] === 0 ? 0 : 1
      case 'loser': {
        if (comers[source.match] !== 2) return 0
        if (source.only !== 'second_wins') return 1
        const match = played?.[source.match - 1]
        const comes = match && isDecided(match) ? Number(match.winner === match.participants[1]) : 1 - most
        add(nodes[source.match - 1]?.places, 1, -comes)
        return comes
      }
      case 'beaten': {
        const won = played && matchWonBy(source, played)
        const among = source.round > 1 ? 2 : opened[source.match]
        const open = among === 1 ? most : Number(among === 2)
        const comes = won === undefined ? open : Number(won?.status !== 'bye')
        add(lostIn[source.round], 1, -comes)
        return comes
      }
      default:
        return source satisfies never
    }
  }
  for (const { number, sources, places, bracket, round } of nodes) {
    const count = comeFrom(sources[0]) + comeFrom(sources[1])
    comers[number] = count
    add(places, 0, Math.min(count, 1))
    add(places, 1, Math.max(count - 1, 0))
    if (bracket !== 'main') continue
    lostIn[round] ??= places
    const met = count > 1 ? 2 : 0
    const one = sources[0].kind === 'winner' ? opened[sources[0].match] : met
    const two = sources[1].kind === 'winner' ? opened[sources[1].match] : met
    const match = played?.[number - 1]
    if (match && match.winner !== null) opened[number] = (match.winner === match.participants[0] ? one : two) ?? 0
    else opened[number] = one === two ? (one ?? 0) : 1
  }
  return ends
}
