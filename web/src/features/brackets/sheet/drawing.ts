import type { Match, Participant } from '@gym-it/contracts'
import { onPaper } from '../../../ui/colours.ts'
import { shortName } from '../match/match-name.ts'
import { byeText, isNotNeeded, outcomeText, scoreText, sideScores } from '../match/match-text.ts'
import { waitingFor } from '../match/source-text.ts'
import { cardWidth, type PlacedMatch, type TreeLayout } from '../tree/tree-layout.ts'
import { border, type HeadTexts, headHeight, write, writeHead } from './pen.ts'
import { clipped } from './svg-text.ts'

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
const scoreWidth = 22

/** A drawing: its inside as SVG, in pixels, what is drawn beginning at `left` and `top`. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly inside: string
}

export interface DrawingTexts extends HeadTexts {
  /** What the matches are called where others wait for them. */
  readonly names: ReadonlyMap<number, string>
}

function sideOf(
  match: Match,
  who: Participant | null,
  side: 'p1' | 'p2',
  source: string,
  { left, top }: Place,
): string {
  const y = top + (side === 'p1' ? 21 : 54)
  if (who === null) return write(clipped(source, cardWidth - 50, 13), left + 40, y, { size: 13, fill: onPaper.quiet })
  const isWinner = match.winner_id === who.id
  const isBehind = match.status === 'completed' && !isWinner && match.outcome !== 'draw'
  const scores = sideScores(match, side)
  const note = isWinner && scores.length === 0 ? scoreText(match) || outcomeText(match) || '✓' : ''
  const room = cardWidth - 52 - scores.length * scoreWidth - (note === '' ? 0 : 70)
  const end = left + cardWidth - 12
  return [
    write(String(who.seed ?? ''), left + 30, y, { size: 11, fill: onPaper.quiet, anchor: 'end' }),
    // Bold letters are wider.
    write(clipped(who.name, room, isWinner ? 16.5 : 15), left + 40, y, {
      ...{ size: 15, weight: isWinner ? 700 : 400 },
      fill: isBehind ? onPaper.quiet : onPaper.text,
    }),
    ...scores.map((score, index) =>
      write(String(score), end - (scores.length - 1 - index) * scoreWidth, y, {
        ...{ size: 14, weight: 650, anchor: 'end' },
        fill: isWinner ? onPaper.accent : onPaper.quiet,
      }),
    ),
    note === ''
      ? ''
      : write(clipped(note, 66, 12), end, y, { size: 12, weight: 650, fill: onPaper.accent, anchor: 'end' }),
  ].join('')
}

type Place = Pick<PlacedMatch, 'left' | 'top' | 'height'>

const box = ({ left, top, height }: Place, fill: string, dash = '') =>
  `<rect x="${left}" y="${top}" width="${cardWidth}" height="${height}" rx="9" fill="${fill}" stroke="${onPaper.line}"${dash}/>`

function card({ match, ...place }: PlacedMatch, names: DrawingTexts['names']): string {
  const { left, top, height } = place
  if (match.status === 'bye') {
    const through = match.participant1 ?? match.participant2
    const isPlain = through !== null && !isNotNeeded(match)
    const text = clipped(isPlain ? through.name : byeText(match), cardWidth - 24, 13)
    return (
      box(place, onPaper.page, ' stroke-dasharray="4 4"') +
      write(text, left + 12, top + height / 2 + 5, { size: 13, fill: onPaper.quiet })
    )
  }
  const [source1, source2] = waitingFor(match, names)
  const isWaiting = match.status === 'waiting'
  return [
    write(shortName(names.get(match.id)), left + 4, top - 3, { size: 10, weight: 700, fill: onPaper.quiet }),
    box(place, isWaiting ? onPaper.waiting : onPaper.page, isWaiting ? ' stroke-dasharray="4 4"' : ''),
    `<path d="M${left} ${top + height / 2}h${cardWidth}" stroke="${onPaper.line}"/>`,
    sideOf(match, match.participant1, 'p1', source1, place),
    sideOf(match, match.participant2, 'p2', source2, place),
  ].join('')
}

/** A tree with its title, drawn for paper and for pictures. Everything that people wrote is escaped. */
export function drawTree({ width, height, placed, headings, lines }: TreeLayout, texts: DrawingTexts): Drawing {
  const whole = { width: Math.max(width, 480) + 2 * border, height: height + headHeight + 2 * border }
  const inside = [
    `<rect width="${whole.width}" height="${whole.height}" fill="${onPaper.page}"/>`,
    writeHead(texts, border, whole.width - 2 * border),
    `<g transform="translate(${border} ${border + headHeight})">`,
    `<path d="${lines}" fill="none" stroke="${onPaper.line}" stroke-width="2"/>`,
    ...headings.map(({ text, left, top }) =>
      write(text.toLocaleUpperCase(), left, top + 16, { size: 13, weight: 700, fill: onPaper.quiet }),
    ),
    ...placed.map(one => card(one, texts.names)),
    '</g>',
  ].join('')
  return { ...whole, left: border, top: border + headHeight, inside }
}

/** The drawing as a file of its own. */
export const svgFile = ({ width, height, inside }: Drawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${font}'>${inside}</svg>`
