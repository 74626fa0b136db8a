/** What a column of a pasted table holds. */
export type PastedColumn = 'name' | 'club' | 'rating' | 'seed' | 'group' | 'division'

/** How people call the columns in a heading, in the languages of the UI. */
const headings: Readonly<Record<PastedColumn, readonly string[]>> = {
  name: [
    ...['name', 'names', 'full name', 'player', 'athlete', 'participant'],
    ...['имя', 'фио', 'участник', 'спортсмен', 'игрок', 'фамилия имя', 'фамилия, имя'],
    ...['аты', 'аты-жөні', 'аты жөні', 'қатысушы', 'спортшы', 'ойыншы'],
  ],
  club: ['club', 'gym', 'team', 'клуб', 'команда', 'зал', 'команда/клуб'],
  rating: ['rating', 'elo', 'рейтинг'],
  seed: ['seed', '#', '№', 'посев', 'номер посева', 'жеребе нөмірі'],
  group: ['group', 'группа', 'топ'],
  division: ['division', 'дивизион'],
}
const columnOf = new Map(
  (Object.keys(headings) as PastedColumn[]).flatMap(column => headings[column].map(text => [text, column] as const)),
)

export interface PastedRecord {
  /** Where it begins; the first is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Without blanks around it; those within it, line breaks among them, are one space each. */
const tidy = (cell: string) => cell.replace(/[\s\u200b\ufeff]+/g, ' ').trim()

/** Reads until the end; answers null where a quotation mark that opens a cell is never closed. */
function split(text: string, separator: string, hasQuotes: boolean): PastedRecord[] | null {
  const records: PastedRecord[] = []
  let [cells, cell, isQuoted]: [string[], string, boolean] = [[], '', false]
  let [line, begun] = [1, 1]
  const endRecord = () => {
    records.push({ line: begun, cells: [...cells, cell].map(tidy) })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (letter === '\n') line += 1
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text.charAt(at + 1) === '"') {
        cell += letter
        at += 1
      } else isQuoted = false
    } else if (letter === '"' && hasQuotes && tidy(cell) === '') {
      isQuoted = true
      cell = ''
    } else if (letter === separator) {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n') {
      endRecord()
      begun = line
    } else cell += letter
  }
  if (isQuoted) return null
  endRecord()
  return records
}

/**
 * One record a line, its cells separated by `separator` (null: a line is one cell). What stands in double quotes stays
 * whole, as spreadsheets write it (RFC 4180), also over several lines. Blank records are left out.
 */
export function recordsOf(text: string, separator: string | null): readonly PastedRecord[] {
  const lines = text.replace(/\r\n?/g, '\n')
  const records = split(lines, separator ?? '', true) ?? split(lines, separator ?? '', false) ?? []
  return records.filter(({ cells }) => cells.some(cell => cell !== ''))
}

const isNumber = (cell: string | undefined) => cell !== undefined && /^-?\d+([.,]\d+)?$/.test(cell)

/** Whether the line is a heading: then what its columns hold. */
export function headingOf(cells: readonly string[]): readonly (PastedColumn | null)[] | null {
  const columns = cells.map(cell => columnOf.get(cell.toLowerCase()) ?? null)
  return columns.includes('name') ? columns : null
}

/** What the columns hold where no heading says it: a leading number is the seed, a later one the rating, a text the club. */
export function guessColumns(rows: readonly (readonly string[])[]): readonly (PastedColumn | null)[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const isMostly = (index: number) => {
    const filled = rows.filter(row => (row[index] ?? '') !== '')
    return filled.length > 0 && filled.filter(row => isNumber(row[index])).length * 2 > filled.length
  }
  const first = width > 1 && isMostly(0) ? 1 : 0
  const taken = new Set<PastedColumn>(['name'])
  return Array.from({ length: width }, (_, index): PastedColumn | null => {
    if (index < first) return 'seed'
    if (index === first) return 'name'
    const meaning = isMostly(index) ? 'rating' : 'club'
    if (taken.has(meaning)) return null
    taken.add(meaning)
    return meaning
  })
}

/** The separator of the paste: a tab or a semicolon wherever there is one; a comma where it is plain that it separates. */
export function separatorOf(lines: readonly string[], commas: boolean | undefined): string | null {
  for (const separator of ['\t', ';']) if (lines.some(line => line.includes(separator))) return separator
  const withComma = lines.filter(line => line.includes(','))
  if (withComma.length === 0 || commas === false) return null
  if (commas === true) return ','
  // "Silva, Ana" is one name; "Ana Silva, Kraken" is a name and a club.
  const isSurname = (line: string) => /^[^\s,]+,\s*[^\s,]+$/.test(line.trim())
  const isHeading = headingOf((lines[0] ?? '').split(',').map(tidy)) !== null
  return withComma.some(isSurname) && !isHeading ? null : ','
}
