import type { Match } from '@gym-it/contracts'
import { roundTitle } from '../sections/round-label.ts'

/** Pixels; the stylesheet draws cards of exactly these sizes. */
export const cardWidth = 232
export const cardHeight = 66
export const byeHeight = 30
export const columnGap = 44
export const headHeight = 40
const rowGap = 18
const bandGap = 26

export interface PlacedMatch {
  readonly match: Match
  readonly left: number
  readonly top: number
  readonly height: number
}
export interface Heading {
  readonly text: string
  readonly left: number
  readonly top: number
  /** The matches that stand below it. */
  readonly ids: readonly number[]
}
/** The line on which the winner of one match comes to another, as a part of an SVG path. */
export interface Join {
  readonly from: number
  readonly to: number
  readonly line: string
}
export interface TreeLayout {
  readonly width: number
  readonly height: number
  /** In the order in which they are read: bracket by bracket, round by round. */
  readonly placed: readonly PlacedMatch[]
  readonly headings: readonly Heading[]
  readonly joins: readonly Join[]
  /** One SVG path through all joins. */
  readonly lines: string
}

/** Those that stand above: the way to the title, then what hangs on it, then the places below, the best first. */
const order: readonly Match['bracket'][] = ['final', 'main', 'losers', 'repechage', 'consolation', 'placement']
const rank = ({ bracket }: Match) => order.indexOf(bracket)
const bestPlace = ({ bracket, label }: Match) => (bracket === 'placement' ? Number(/\d+/.exec(label)?.[0] ?? 0) : 0)
/** Above the card itself: these stand between the bands, or below them. */
const isNamedAlone = ({ bracket }: Match) => bracket === 'final' || bracket === 'third_place'
/** Nobody stands opposite from the start, so the card is lower. */
const isLow = ({ status, participant1_source, participant2_source }: Match) =>
  status === 'bye' && (participant1_source === null || participant2_source === null)

/**
 * Places any graph of winner sources as trees, in time linear in its matches. The column is the depth; within a bracket
 * its rounds stand below each other. Matches that nobody feeds follow each other from the top, bracket by bracket, and
 * every other one stands midway between those that feed it: so a grand final comes to stand between both brackets.
 * `matches` are in playing order.
 */
export function layOutTree(matches: readonly Match[]): TreeLayout {
  const byId = new Map(matches.map(match => [match.id, match]))
  const feeders = (match: Match): Match[] =>
    [match.participant1_source, match.participant2_source].flatMap(source =>
      source?.kind === 'winner' ? (byId.get(source.match_id) ?? []) : [],
    )
  const columns = columnsOf(matches, feeders)
  const columnOf = (match: Match) => columns.get(match.id) ?? 0
  const left = (match: Match) => columnOf(match) * (cardWidth + columnGap)

  const centres = new Map<number, number>()
  const headings: Heading[] = []
  const placed: PlacedMatch[] = []
  const joins: Join[] = []
  let bottom = 0
  let band = ''

  /** A band begins: room for the names of its rounds. */
  const openBand = (leaf: Match, root: Match) => {
    const key = leaf.bracket === 'placement' ? `placement ${root.id}` : leaf.bracket
    if (key === band) return
    if (bottom > 0) bottom += bandGap
    band = key
    const own =
      leaf.bracket === 'placement' ? treeOf(root, feeders) : matches.filter(one => one.bracket === leaf.bracket)
    for (const [column, played] of Map.groupBy(own, columnOf)) {
      const [first] = played
      if (first === undefined) continue
      const text = roundTitle(first.label, played.length)
      const ids = played.map(one => one.id)
      headings.push({ text, left: column * (cardWidth + columnGap), top: bottom, ids })
    }
    bottom += headHeight
  }
  const place = (match: Match, root: Match, isOnly: boolean): number => {
    const fed = feeders(match)
    let centre: number
    if (fed.length > 0) {
      const below = fed.map(one => place(one, root, fed.length === 1))
      centre = below.reduce((sum, one) => sum + one, 0) / below.length
    } else {
      openBand(match, root)
      // A low card alone below a high one would let that one reach into its neighbours.
      const room = isLow(match) && !isOnly ? byeHeight : cardHeight
      centre = bottom + room / 2
      bottom += room + rowGap
    }
    centres.set(match.id, centre)
    return centre
  }
  const put = (match: Match) => {
    const centre = centres.get(match.id) ?? 0
    const height = isLow(match) ? byeHeight : cardHeight
    placed.push({ match, left: left(match), top: centre - height / 2, height })
    if (isNamedAlone(match)) {
      headings.push({
        text: roundTitle(match.label, 1),
        left: left(match),
        top: centre - cardHeight / 2 - headHeight + 8,
        ids: [match.id],
      })
    }
    for (const from of feeders(match)) {
      const bend = left(match) - columnGap / 2
      const line = `M${left(from) + cardWidth} ${centres.get(from.id)}H${bend}V${centre}H${left(match)}`
      joins.push({ from: from.id, to: match.id, line })
    }
  }

  const isFed = new Set(matches.flatMap(match => feeders(match).map(one => one.id)))
  const roots = matches
    .filter(match => !isFed.has(match.id) && match.bracket !== 'third_place')
    .toSorted((one, two) => rank(one) - rank(two) || bestPlace(one) - bestPlace(two))
  for (const root of roots) place(root, root, true)
  const reading = (match: Match) => (match.bracket === 'final' ? order.length : rank(match))
  for (const match of matches.toSorted((one, two) => reading(one) - reading(two) || one.round - two.round)) {
    if (match.bracket !== 'third_place') put(match)
  }

  // Beside the final, below it.
  const final = roots.find(match => match.bracket === 'main')
  for (const match of matches.filter(one => one.bracket === 'third_place')) {
    const centre = final === undefined ? headHeight + cardHeight / 2 : (centres.get(final.id) ?? 0) + cardHeight + 62
    centres.set(match.id, centre)
    if (final !== undefined) columns.set(match.id, columnOf(final))
    put(match)
    bottom = Math.max(bottom, centre + cardHeight / 2 + rowGap)
  }
  const width = placed.reduce((most, one) => Math.max(most, one.left + cardWidth), 0)
  const lines = joins.map(join => join.line).join('')
  return { width, height: Math.max(0, bottom - rowGap), placed, headings, joins, lines }
}

/** How many rounds stand before each match: those of its own bracket, or of what feeds it where that is more. */
function columnsOf(matches: readonly Match[], feeders: (match: Match) => Match[]): Map<number, number> {
  const firstRound = new Map<string, number>()
  // Matches for lower places begin late in the count of rounds, each lot of them at its own one.
  const part = (match: Match) => (match.bracket === 'placement' ? '' : match.bracket)
  for (const match of matches) {
    const key = part(match)
    firstRound.set(key, Math.min(firstRound.get(key) ?? match.round, match.round))
  }
  const columns = new Map<number, number>()
  for (const match of matches) {
    const after = feeders(match).map(one => (columns.get(one.id) ?? 0) + 1)
    const own = part(match) === '' ? 0 : match.round - (firstRound.get(part(match)) ?? match.round)
    columns.set(match.id, Math.max(own, ...after))
  }
  return columns
}

const treeOf = (root: Match, feeders: (match: Match) => Match[]): Match[] => [
  root,
  ...feeders(root).flatMap(one => treeOf(one, feeders)),
]
