import type { TreeLayout } from '../tree/tree-layout.ts'
import { type Drawing, type DrawingTexts, drawTree } from './drawing.ts'
import { manyPages, type Pages, type Paper } from './pages.ts'
import { drawTables, pagesOfTables, type SheetTable } from './table-drawing.ts'

/** A part of a tournament that can be printed. */
export interface Sheet {
  readonly label: string
  readonly draw: (texts: DrawingTexts) => DrawnSheet
}
export interface DrawnSheet {
  /** For a picture, and for a single page. */
  readonly whole: Drawing
  /** In reading size, over several pages. */
  readonly large: (paper: Paper) => { readonly drawing: Drawing; readonly pages: Pages }
}

export const treeSheet = (label: string, layout: TreeLayout): Sheet => ({
  label,
  draw(texts) {
    const whole = drawTree(layout, texts)
    return { whole, large: paper => ({ drawing: whole, pages: manyPages(whole, layout.placed, paper) }) }
  },
})

export const tableSheet = (label: string, tables: readonly SheetTable[]): Sheet => ({
  label,
  draw: texts => ({ whole: drawTables(tables, texts), large: paper => pagesOfTables(tables, texts, paper) }),
})
