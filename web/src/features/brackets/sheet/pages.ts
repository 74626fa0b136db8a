import { byeHeight, cardHeight, cardWidth, columnGap, type PlacedMatch } from '../tree/tree-layout.ts'
import type { Drawing } from './drawing.ts'

export const papers = { a4: [210, 297], a3: [297, 420], letter: [216, 279] } as const
export type Paper = keyof typeof papers

/** Millimetres that printers leave white, and those of a page's number. */
export const paperMargin = 10
export const footHeight = 6
/** On many pages a card is as wide as this, in millimetres: names can be read at arm's length. */
const cardMm = 46

/** A page: which part of the drawing stands on it. */
export interface Page {
  readonly number: number
  readonly left: number
  readonly top: number
}
export interface Pages {
  readonly isLandscape: boolean
  /** Millimetres for each pixel of the drawing. */
  readonly scale: number
  /** The part of a page that is drawn upon, in millimetres. */
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly pages: readonly Page[]
}

type Sides = readonly [number, number]

const usable = ([short, long]: Sides, isLandscape: boolean): Sides => {
  const [width, height] = isLandscape ? [long, short] : [short, long]
  return [width - 2 * paperMargin, height - 2 * paperMargin - footHeight]
}

/** The whole drawing on one sheet, on the side on which it becomes larger. */
export function onePage({ width, height }: Drawing, paper: Paper): Pages {
  const fits = [true, false].map(isLandscape => {
    const [wide, high] = usable(papers[paper], isLandscape)
    const scale = Math.min(wide / width, high / height, cardMm / cardWidth)
    return { isLandscape, scale, width: wide, height: high, columns: 1, pages: [{ number: 1, left: 0, top: 0 }] }
  })
  return fits.reduce((best, one) => (one.scale > best.scale ? one : best))
}

/**
 * The drawing in its own size over several sheets, on the side that takes fewer. Sheets begin between two columns and
 * overlap by a card, so that every match stands whole on one of them; sheets with nothing on them are left away.
 */
export function manyPages(drawing: Drawing, placed: readonly PlacedMatch[], paper: Paper): Pages {
  const scale = cardMm / cardWidth
  const cut = [true, false].map((isLandscape): Pages => {
    const [width, height] = usable(papers[paper], isLandscape)
    const pitch = cardWidth + columnGap
    const across = Math.max(1, Math.floor((width / scale - drawing.left) / pitch)) * pitch
    const down = height / scale - cardHeight - byeHeight
    const last = placed.reduce((most, one) => Math.max(most, one.left), 0)
    const columns = Math.floor(last / across) + 1
    const rows = Math.max(0, Math.ceil((drawing.height - height / scale) / down)) + 1
    const isUsed = (left: number, top: number) =>
      placed.some(one => {
        const x = one.left + drawing.left
        const y = one.top + drawing.top
        return x >= left && x + cardWidth <= left + width / scale && y + one.height > top && y < top + height / scale
      })
    const pages = Array.from({ length: rows * columns }, (_, index) => {
      const left = (index % columns) * across
      return { left, top: Math.floor(index / columns) * down }
    })
      .filter(({ left, top }, index) => index === 0 || isUsed(left, top))
      .map((page, index) => ({ ...page, number: index + 1 }))
    return { isLandscape, scale, width, height, columns, pages }
  })
  return cut.reduce((best, one) => (one.pages.length < best.pages.length ? one : best))
}
