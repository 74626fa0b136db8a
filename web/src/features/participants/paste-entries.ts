import { largestTournament, longestName, type Participant } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { guessColumns, headingOf, type PastedColumn, recordsOf, separatorOf } from './paste-columns.ts'

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
  /** Where each of them stands; the first line is 1. */
  readonly lines: readonly number[]
  /** What the columns hold, where there are several. */
  readonly columns: readonly PastedColumn[]
  /** Whether commas separate columns; null where the paste has none that could. */
  readonly commas: boolean | null
  /** Lines whose name stands above them or is already entered; left out unless namesakes are meant. */
  readonly doubles: readonly RefusedLine[]
  /** Lines that cannot be entered. */
  readonly refused: readonly RefusedLine[]
}

/** Two spellings that people would call the same name: case, width and inner spaces do not tell them apart. */
const sameness = (name: string) => name.normalize('NFKC').toLocaleLowerCase().replace(/\s+/g, ' ')
const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const tooLong = (most: number) => i18n._('longer than {most} characters', { most })

const readers: Readonly<Record<Exclude<PastedColumn, 'name'>, (cell: string) => Partial<PastedEntry> | string>> = {
  club: cell =>
    cell.length > longestName
      ? i18n._('its club is longer than {most} characters', { most: longestName })
      : { club: cell },
  rating: cell => {
    const rating = Number(cell.replace(',', '.'))
    return Number.isFinite(rating) && Math.abs(rating) <= 10_000
      ? { rating }
      : i18n._('its rating is not a number: {text}', { text: shortened(cell) })
  },
  seed: cell =>
    /^[1-9]\d{0,3}$/.test(cell) && Number(cell) <= largestTournament
      ? { seed: Number(cell) }
      : i18n._('its seed is not a whole number up to {most}: {text}', {
          most: largestTournament,
          text: shortened(cell),
        }),
  group: cell =>
    /^[A-Za-z]{1,2}$/.test(cell)
      ? { group: cell.toUpperCase() }
      : i18n._('its group is not a letter from A to Z: {text}', { text: shortened(cell) }),
  division: cell =>
    cell.length > longestDivision
      ? i18n._('its division is longer than {most} characters', { most: longestDivision })
      : { division: cell },
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
  if (cells.some(cell => control.test(cell))) return i18n._('has characters that cannot be shown')
  if (entry.name === '') return i18n._('no name')
  return entry.name.length > longestName ? tooLong(longestName) : entry
}

/** Who may be meant by a name that comes again. */
export type Bearer = Pick<Participant, 'name' | 'club' | 'user_id'>

/** A name that was met before, with where. */
interface Met {
  readonly club: string
  readonly reason: string
}

/** Two of one name are two people only where both clubs are known, and differ. */
const mayBeSame = (one: string, other: string) => one === '' || other === '' || one === other

/** Remembers names, and answers where somebody stands who may be the same person. */
function namesMet(entered: readonly Bearer[]) {
  const met = new Map<string, Met[]>()
  const find = (name: string, club: string) => met.get(sameness(name))?.find(one => mayBeSame(one.club, sameness(club)))
  const add = (name: string, club: string, reason: string) => {
    const alike = met.get(sameness(name)) ?? []
    alike.push({ club: sameness(club), reason })
    met.set(sameness(name), alike)
  }
  for (const { name, club, user_id } of entered) {
    add(name, club ?? '', user_id === null ? i18n._('already entered') : i18n._('already entered, with an account'))
  }
  return { find, add }
}

/** What was typed, and what was said about it. */
export interface PasteDraft {
  readonly text: string
  /** Whether commas separate columns, where somebody has said so. */
  readonly commas?: boolean
  /** Whether those who have the same name are to be entered all the same. */
  readonly namesakes?: boolean
}

/**
 * Reads one participant a line: a name, or several columns separated by tabs, semicolons or commas, with or without a
 * heading. Blank lines are dropped; doubles are named by their line, and entered only where namesakes are meant.
 */
export function readPaste(
  { text, commas, namesakes = false }: PasteDraft,
  entered: readonly Bearer[] = [],
): PastedEntries {
  const filled = text.split(/\r\n|\r|\n/).filter(raw => raw.trim() !== '')
  const separator = separatorOf(filled, commas)
  const table = recordsOf(text, separator)
  const heading = headingOf(table[0]?.cells ?? [])
  const body = heading === null ? table : table.slice(1)
  const columns = heading ?? (separator === null ? ['name' as const] : guessColumns(body.map(({ cells }) => cells)))
  const met = namesMet(entered)
  const entries: PastedEntry[] = []
  const lines: number[] = []
  const doubles: RefusedLine[] = []
  const refused: RefusedLine[] = []
  for (const { line, cells } of body) {
    const read = readCells(cells, columns)
    if (typeof read === 'string') {
      refused.push({ line, text: shortened(cells.join('; ')), reason: read })
      continue
    }
    const { name, club = '' } = read
    const earlier = met.find(name, club)
    if (earlier === undefined) met.add(name, club, i18n._('same as line {line}', { line }))
    else doubles.push({ line, text: shortened(name), reason: earlier.reason })
    if (earlier !== undefined && !namesakes) continue
    entries.push(read)
    lines.push(line)
  }
  const mayBeCommas = separator === ',' || (separator === null && filled.some(raw => raw.includes(',')))
  return {
    entries,
    lines,
    columns: columns.filter(column => column !== null),
    commas: mayBeCommas ? separator === ',' : null,
    doubles,
    refused,
  }
}
