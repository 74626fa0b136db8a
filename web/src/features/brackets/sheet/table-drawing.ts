import { onPaper } from '../../../ui/colours.ts'
import type { Drawing } from './drawing.ts'
import { footHeight, type Pages, type Paper, paperMargin, papers } from './pages.ts'
import { border, type HeadTexts, headHeight, write, writeHead } from './pen.ts'
import { clipped } from './svg-text.ts'

export interface SheetColumn {
  readonly header: string
  /** Pixels; columns without a width share what is left. */
  readonly width?: number
  readonly align?: 'end' | 'middle'
  /** What only explains is set smaller. */
  readonly isSmall?: boolean
}
export interface SheetCell {
  readonly text: string
  readonly look?: 'strong' | 'quiet'
}
/** A table for paper: standings, or the matches of a round. */
export interface SheetTable {
  readonly title: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Pixels. */
export const tableWidth = 760
const rowHeight = 28
const titleHeight = 40
const headerHeight = 24
const gap = 22
const cellGap = 12
const pitch = tableWidth + 2 * border
/** What letters need more than measured, in fonts that are wide, and when they are bold. */
const roomy = 1.06
const boldly = 1.14
/** More columns than this are too small to be read on any paper. */
const mostColumns = 14

/** A row at its place in the column in which it stands; the first of a table there brings the table's head along. */
interface PlacedRow {
  readonly table: SheetTable
  readonly row: readonly SheetCell[]
  readonly top: number
  readonly isFirst: boolean
}

const hasHeader = ({ columns }: SheetTable) => columns.some(column => column.header !== '')
const headOf = (table: SheetTable) => titleHeight + (hasHeader(table) ? headerHeight : 0)

/** All rows one after the other, in as many columns as it takes at this height; a table that is cut begins anew with its head. */
function flow(tables: readonly SheetTable[], height: number): readonly (readonly PlacedRow[])[] {
  const columns: PlacedRow[][] = [[]]
  let top = 0
  for (const table of tables) {
    if (top > 0) top += gap
    for (const [index, row] of table.rows.entries()) {
      const needed = (isFirst: boolean) => rowHeight + (isFirst ? headOf(table) : 0)
      const isFull = top > 0 && top + needed(index === 0) > height
      if (isFull) {
        columns.push([])
        top = 0
      }
      const isFirst = index === 0 || isFull
      columns.at(-1)?.push({ table, row, top, isFirst })
      top += needed(isFirst)
    }
  }
  return columns
}

const heightOf = (columns: readonly (readonly PlacedRow[])[]) =>
  columns.reduce((most, column) => {
    const last = column.at(-1)
    return last === undefined ? most : Math.max(most, last.top + rowHeight + (last.isFirst ? headOf(last.table) : 0))
  }, rowHeight)

/** Where each column of a table begins, and how wide it is. */
function placesOf({ columns }: SheetTable): readonly { readonly left: number; readonly width: number }[] {
  const taken = columns.reduce((sum, column) => sum + (column.width ?? 0), 0) + cellGap * (columns.length - 1)
  const share = (tableWidth - taken) / Math.max(1, columns.filter(column => column.width === undefined).length)
  let left = 0
  return columns.map(({ width = share }) => {
    const place = { left, width }
    left += width + cellGap
    return place
  })
}

function drawRow({ table, row, top, isFirst }: PlacedRow, left: number): string {
  const places = placesOf(table)
  const line = (cells: readonly SheetCell[], y: number, isHeader: boolean) =>
    cells.map(({ text, look }, index) => {
      const { left: from, width } = places[index] ?? { left: 0, width: 0 }
      const { align: anchor, isSmall = false } = table.columns[index] ?? { align: undefined }
      const size = isHeader || isSmall ? 12 : 15
      const x = left + from + (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
      return write(clipped(text, width, size * (look === 'strong' ? boldly : roomy)), x, y, {
        ...{ size, weight: look === 'strong' ? 700 : 400 },
        fill: isHeader || look === 'quiet' ? onPaper.quiet : onPaper.text,
        ...(anchor ? { anchor } : {}),
      })
    })
  const head = isFirst ? headOf(table) : 0
  const bottom = top + head + rowHeight
  return [
    isFirst ? write(clipped(table.title, tableWidth, 18), left, top + 26, { size: 18, weight: 750 }) : '',
    ...(isFirst && hasHeader(table)
      ? line(
          table.columns.map(({ header }) => ({ text: header })),
          top + titleHeight + 14,
          true,
        )
      : []),
    isFirst ? `<path d="M${left} ${top + head}h${tableWidth}" stroke="${onPaper.line}" stroke-width="2"/>` : '',
    ...line(row, bottom - 9, false),
    `<path d="M${left} ${bottom}h${tableWidth}" stroke="${onPaper.line}"/>`,
  ].join('')
}

/** The columns beside each other; on many pages each is a page, and has a head of its own. */
function drawColumns(columns: readonly (readonly PlacedRow[])[], texts: HeadTexts, isHeadRepeated: boolean): Drawing {
  const width = columns.length * pitch
  const height = heightOf(columns) + headHeight + 2 * border
  const inside = [
    `<rect width="${width}" height="${height}" fill="${onPaper.page}"/>`,
    ...(isHeadRepeated
      ? columns.map((_, index) => writeHead(texts, index * pitch + border, tableWidth))
      : [writeHead(texts, border, width - 2 * border)]),
    `<g transform="translate(${border} ${border + headHeight})">`,
    ...columns.flatMap((column, index) => column.map(row => drawRow(row, index * pitch))),
    '</g>',
  ].join('')
  return { width, height, left: border, top: border + headHeight, inside }
}

/** All tables in one picture, in as many columns as bring it nearest to the shape of a sheet of paper. */
export function drawTables(tables: readonly SheetTable[], texts: HeadTexts): Drawing {
  const all = heightOf(flow(tables, Number.POSITIVE_INFINITY))
  const tries = Array.from({ length: mostColumns }, (_, index) =>
    flow(tables, all / (index + 1) + (index === 0 ? 0 : titleHeight + headerHeight + rowHeight)),
  )
  const strangeness = (columns: readonly (readonly PlacedRow[])[]) =>
    Math.abs(
      Math.abs(Math.log((columns.length * pitch) / (heightOf(columns) + headHeight + 2 * border))) - Math.log(2) / 2,
    )
  const [first = [], ...others] = tries
  const best = others.reduce((one, two) => (strangeness(two) < strangeness(one) ? two : one), first)
  return drawColumns(best, texts, false)
}

/** The tables in reading size over upright sheets: no row is cut, and every sheet says what it shows. */
export function pagesOfTables(
  tables: readonly SheetTable[],
  texts: HeadTexts,
  paper: Paper,
): { readonly drawing: Drawing; readonly pages: Pages } {
  const [short, long] = papers[paper]
  const [width, height] = [short - 2 * paperMargin, long - 2 * paperMargin - footHeight]
  const scale = width / pitch
  const columns = flow(tables, height / scale - headHeight - 2 * border)
  const pages = columns.map((_, index) => ({ number: index + 1, left: index * pitch, top: 0 }))
  return {
    drawing: drawColumns(columns, texts, true),
    pages: { isLandscape: false, scale, width, height, columns: columns.length, pages },
  }
}
