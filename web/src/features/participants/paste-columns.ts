/** What a column of a pasted table holds. */
export type PastedColumn = 'name' | 'club' | 'rating' | 'seed' | 'group' | 'division'

/** How people call the columns in a heading. */
const headings: Readonly<Record<string, PastedColumn>> = {
  name: 'name',
  names: 'name',
  player: 'name',
  athlete: 'name',
  participant: 'name',
  club: 'club',
  gym: 'club',
  team: 'club',
  rating: 'rating',
  elo: 'rating',
  seed: 'seed',
  '#': 'seed',
  group: 'group',
  division: 'division',
}

/** Splits a line at the separator; what stands in double quotes stays whole, as spreadsheets write it. */
export function splitCells(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const letter of line) {
    if (letter === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted
    else if (letter === separator && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  cells.push(cell)
  return cells.map(one => one.replace(/[\s\u200b\ufeff]+/g, ' ').trim())
}

const isNumber = (cell: string | undefined) => cell !== undefined && /^-?\d+([.,]\d+)?$/.test(cell)

/** Whether the line is a heading: then what its columns hold. */
export function headingOf(cells: readonly string[]): readonly (PastedColumn | null)[] | null {
  const columns = cells.map(cell => headings[cell.toLowerCase()] ?? null)
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
  return withComma.some(isSurname) ? null : ','
}
