import { onPaper } from '../../../ui/colours.ts'
import { clipped, svgText } from './svg-text.ts'

/** Pixels: around a drawing, and of its title. */
export const border = 28
export const headHeight = 92

export interface Style {
  readonly size: number
  readonly weight?: number
  readonly fill?: string
  readonly anchor?: 'end' | 'middle'
}

/** A line of text as SVG; whatever people wrote in it is escaped. */
export const write = (text: string, x: number, y: number, { size, weight = 400, fill = onPaper.text, anchor }: Style) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"${
    anchor ? ` text-anchor="${anchor}"` : ''
  } style="unicode-bidi:plaintext">${svgText(text)}</text>`

/** What stands above a drawing. */
export interface HeadTexts {
  readonly title: string
  /** Below the title: the part, the day it was drawn. */
  readonly lead: string
}

/** The head of a drawing as SVG, in so much width. */
export const writeHead = ({ title, lead }: HeadTexts, left: number, width: number): string =>
  write(clipped(title, width, 30), left, border + 30, { size: 30, weight: 800 }) +
  write(clipped(lead, width, 15), left, border + 58, { size: 15, fill: onPaper.quiet })
