import { guessColumns, headingOf, type PastedColumn, separatorOf, splitCells } from './paste-columns.ts'

/** As the contract's `Name`: at most 200 characters, none of them a control character. */
const longestName = 200
const longestDivision = 60
/** Control characters; a tab between columns of a spreadsheet separates them before this is asked. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u001f\u007f]/

export interface RefusedLine {
  readonly line: number
  readonly text: string
  readonly reason: string
}
/** Somebody to enter, with what the paste says of them. */
export interface PastedEntry {
  readonly name: string
  readonly club?: string
  readonly rating?: number
  readonly seed?: number
  readonly group?: string
  readonly division?: string
}
export interface PastedEntries {
  /** In the order of the paste. */
  readonly entries: readonly PastedEntry[]
  /** What the columns hold, where there are several. */
  readonly columns: readonly PastedColumn[]
  /** Whether commas separate columns; null where the paste has none that could. */
  readonly commas: boolean | null
  /** Lines left out because the same name stands above them or is already entered. */
  readonly doubles: readonly RefusedLine[]
  /** Lines that cannot be entered. */
  readonly refused: readonly RefusedLine[]
}

/** Two spellings that people would call the same name: case, width and inner spaces do not tell them apart. */
const sameness = (name: string) => name.normalize('NFKC').toLocaleLowerCase().replace(/\s+/g, ' ')
const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const readers: Readonly<Record<Exclude<PastedColumn, 'name'>, (cell: string) => Partial<PastedEntry> | string>> = {
  club: cell => (cell.length > longestName ? `has a club longer than ${longestName} characters` : { club: cell }),
  rating: cell => {
    const rating = Number(cell.replace(',', '.'))
    return Number.isFinite(rating) && Math.abs(rating) <= 10_000
      ? { rating }
      : `has no rating that is a number (${shortened(cell)})`
  },
  seed: cell =>
    /^[1-9]\d{0,3}$/.test(cell) ? { seed: Number(cell) } : `has no seed that is a whole number (${shortened(cell)})`,
  group: cell =>
    /^[A-Za-z]{1,2}$/.test(cell)
      ? { group: cell.toUpperCase() }
      : `has a group that is not a letter (${shortened(cell)})`,
  division: cell =>
    cell.length > longestDivision ? `has a division longer than ${longestDivision} characters` : { division: cell },
}

/** The cells of one line as an entry, or what is wrong with them. */
function readCells(cells: readonly string[], columns: readonly (PastedColumn | null)[]): PastedEntry | string {
  let entry: PastedEntry = { name: '' }
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? ''
    if (column === null || cell === '') continue
    const read = column === 'name' ? { name: cell } : readers[column](cell)
    if (typeof read === 'string') return read
    entry = { ...entry, ...read }
  }
  if (entry.name === '') return 'has no name'
  return entry.name.length > longestName ? `is longer than ${longestName} characters` : entry
}

interface PasteOptions {
  /** Names that are entered already. */
  readonly entered?: readonly string[]
  /** Whether commas separate columns, where somebody has said so. */
  readonly commas?: boolean | undefined
}

/**
 * Reads one participant a line: a name, or several columns separated by tabs, semicolons or commas, with or without a
 * heading. Blank lines are dropped, doubles named by their line instead of entered twice.
 */
export function readPaste(text: string, { entered = [], commas }: PasteOptions = {}): PastedEntries {
  const lines = text.split(/\r\n|\r|\n/).map((raw, index) => ({ line: index + 1, raw }))
  const filled = lines.filter(({ raw }) => raw.replace(/[\s\u200b\ufeff]+/g, ' ').trim() !== '')
  const raws = filled.map(({ raw }) => raw)
  const separator = separatorOf(raws, commas)
  const table = filled.map(({ line, raw }) => ({ line, cells: splitCells(raw, separator ?? '\n') }))
  const heading = separator === null ? null : headingOf(table[0]?.cells ?? [])
  const body = heading === null ? table : table.slice(1)
  const columns = heading ?? (separator === null ? ['name' as const] : guessColumns(body.map(({ cells }) => cells)))
  const seen = new Map<string, string>(entered.map(name => [sameness(name), 'already entered']))
  const entries: PastedEntry[] = []
  const doubles: RefusedLine[] = []
  const refused: RefusedLine[] = []
  for (const { line, cells } of body) {
    const read = readCells(cells, columns)
    const shown = shortened(typeof read === 'string' ? cells.join('; ') : read.name)
    if (typeof read === 'string') refused.push({ line, text: shown, reason: read })
    else if (cells.some(cell => control.test(cell))) {
      refused.push({ line, text: shown, reason: 'has characters that cannot be shown' })
    } else {
      const earlier = seen.get(sameness(read.name))
      if (earlier === undefined) entries.push(read)
      else doubles.push({ line, text: shown, reason: earlier })
      if (earlier === undefined) seen.set(sameness(read.name), `same as line ${line}`)
    }
  }
  const mayBeCommas = separator === ',' || (separator === null && raws.some(raw => raw.includes(',')))
  return {
    entries,
    columns: columns.filter(column => column !== null),
    commas: mayBeCommas ? separator === ',' : null,
    doubles,
    refused,
  }
}
