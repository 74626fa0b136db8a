import type { Match } from '@gym-it/contracts'

/** Pixels; the stylesheet draws cards of exactly these sizes. */
export const cardWidth = 232
export const cardHeight = 66
export const byeHeight = 30
export const columnGap = 44
const rowGap = 14
const thirdPlaceGap = 56

export interface PlacedMatch {
  readonly match: Match
  readonly left: number
  readonly top: number
  readonly height: number
}
export interface BracketLayout {
  readonly width: number
  readonly height: number
  readonly rounds: number
  readonly placed: readonly PlacedMatch[]
  /** One SVG path through all connections. */
  readonly lines: string
}

const byPlayingOrder = (a: Match, b: Match) => a.round - b.round || a.match_number - b.match_number

const feeders = (match: Match) =>
  [match.participant1_source, match.participant2_source].flatMap(source =>
    source !== null && source.kind === 'winner' ? [source.match_id] : [],
  )

export const lastRound = (matches: readonly Match[]) =>
  matches.reduce((round, match) => Math.max(round, match.round), 0)

/**
 * Places a knockout as a tree, in time linear in its matches: the matches nobody feeds follow each other from the top,
 * every other one stands midway between those that feed it, and the match for third place below the final. A bye takes
 * less height than a match.
 */
export function layOutBracket(matches: readonly Match[]): BracketLayout {
  const main = matches.filter(match => match.bracket === 'main').toSorted(byPlayingOrder)
  const byId = new Map(main.map(match => [match.id, match]))
  const rounds = lastRound(main)
  const left = (round: number) => (round - 1) * (cardWidth + columnGap)
  const centres = new Map<number, number>()
  let bottom = 0

  const place = (match: Match): number => {
    const known = centres.get(match.id)
    if (known !== undefined) return known
    const fed = feeders(match).flatMap(id => byId.get(id) ?? [])
    let centre: number
    if (fed.length > 0) {
      const below = fed.map(place)
      centre = below.reduce((sum, one) => sum + one, 0) / below.length
    } else {
      const height = match.status === 'bye' ? byeHeight : cardHeight
      centre = bottom + height / 2
      bottom += height + rowGap
    }
    centres.set(match.id, centre)
    return centre
  }
  // From the final down, so that siblings come next to each other whatever their numbers.
  for (const match of main.toReversed()) place(match)

  const placed: PlacedMatch[] = []
  const lines: string[] = []
  for (const match of main) {
    const centre = place(match)
    const height = match.status === 'bye' ? byeHeight : cardHeight
    placed.push({ match, left: left(match.round), top: centre - height / 2, height })
    for (const id of feeders(match)) {
      const from = byId.get(id)
      if (from === undefined) continue
      const start = left(from.round) + cardWidth
      const bend = left(match.round) - columnGap / 2
      lines.push(`M${start} ${place(from)}H${bend}V${centre}H${left(match.round)}`)
    }
  }

  const final = placed.at(-1)
  for (const match of matches) {
    if (match.bracket !== 'third_place' || final === undefined) continue
    const top = final.top + cardHeight + thirdPlaceGap
    placed.push({ match, left: final.left, top, height: cardHeight })
    bottom = Math.max(bottom, top + cardHeight + rowGap)
  }
  return {
    width: rounds === 0 ? 0 : left(rounds) + cardWidth,
    height: Math.max(0, bottom - rowGap),
    rounds,
    placed,
    lines: lines.join(''),
  }
}
