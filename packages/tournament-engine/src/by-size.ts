import type { Format } from './bracket.ts'
import { chooseOptions, type DrawOptions } from './draw/options.ts'
import { EngineError } from './engine-error.ts'

/** From so many entrants to so many, both included; without `to` there is no end. */
export interface SizeRow {
  readonly from: number
  readonly to?: number
  readonly format: Format
  readonly options: DrawOptions
}

/**
 * What clubs print on their sheets: two fight best of three, up to five all meet, more have a double elimination.
 *
 * @example
 * defaultSizeTable.map(row => row.format) // → ['single_elimination', 'round_robin', 'double_elimination']
 */
export const defaultSizeTable: readonly SizeRow[] = [
  { from: 2, to: 2, format: 'single_elimination', options: { best_of: 3 } },
  { from: 3, to: 5, format: 'round_robin', options: {} },
  { from: 6, format: 'double_elimination', options: {} },
]

/**
 * The row of the table that covers so many entrants. The table may be stored and edited: it is checked as a whole, so a
 * row that can never be right is found with any count. Throws ENTRANTS_TOO_FEW, OPTION_IMPOSSIBLE (about `row`, 1-based,
 * where a row is to blame).
 *
 * @example
 * chooseBySize(2).options // → { best_of: 3 }
 * chooseBySize(4).format // → 'round_robin'
 * chooseBySize(40).format // → 'double_elimination'
 */
export function chooseBySize(count: number, table: readonly SizeRow[] = defaultSizeTable): SizeRow {
  let next: number | undefined
  for (const [index, row] of table.entries()) {
    checkRow(index + 1, row, next)
    next = row.to === undefined ? Number.POSITIVE_INFINITY : row.to + 1
  }
  if (!(count >= 2)) throw new EngineError('ENTRANTS_TOO_FEW', 'A bracket needs at least two entrants.')
  const row = table.find(({ from, to }) => count >= from && count <= (to ?? count))
  if (row !== undefined) return row
  throw new EngineError('OPTION_IMPOSSIBLE', `No row of the size table covers ${count} entrants.`, { option: 'table' })
}

/** `next` is where the row has to begin: right after the row before it. */
function checkRow(number: number, { from, to, format, options }: SizeRow, next: number | undefined): void {
  const refuse = (problem: string): never => {
    const message = `Row ${number} of the size table ${problem}.`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'table', row: number })
  }
  if (!Number.isSafeInteger(from) || from < 2) refuse('begins at a whole number of entrants, at least 2')
  if (to !== undefined && (!Number.isSafeInteger(to) || to < from)) refuse(`ends at ${from} entrants or more`)
  if (next !== undefined && from < next) refuse(`overlaps the row before it at ${from} entrants`)
  if (next !== undefined && from > next) refuse(`begins at ${from} entrants and leaves out ${next}`)
  try {
    chooseOptions(format, options)
  } catch (error) {
    refuse(`cannot be drawn: ${error instanceof EngineError ? error.message.replace(/\.$/, '') : error}`)
  }
}
