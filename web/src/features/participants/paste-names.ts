/** As the contract's `Name`: at most 200 characters, none of them a control character. */
const longestName = 200
/** Control characters; a tab between columns of a spreadsheet becomes a space before this is asked. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u001f\u007f]/

export interface RefusedLine {
  readonly line: number
  readonly text: string
  readonly reason: string
}
export interface PastedNames {
  /** The names to enter, in the order of the paste. */
  readonly names: readonly string[]
  /** Lines left out because the same name stands above them or is already entered. */
  readonly doubles: readonly RefusedLine[]
  /** Lines that cannot be a name. */
  readonly refused: readonly RefusedLine[]
}

/** Two spellings that people would call the same name: case, width and inner spaces do not tell them apart. */
const sameness = (name: string) => name.normalize('NFKC').toLocaleLowerCase().replace(/\s+/g, ' ')

/** Reads one name a line: trimmed, blank lines dropped, doubles named by their line instead of entered twice. */
export function readPastedNames(text: string, entered: readonly string[] = []): PastedNames {
  const seen = new Map<string, string>(entered.map(name => [sameness(name), 'already entered']))
  const names: string[] = []
  const doubles: RefusedLine[] = []
  const refused: RefusedLine[] = []
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const name = raw.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
    if (name === '') continue
    const line = index + 1
    const short = name.length > 60 ? `${name.slice(0, 60)}…` : name
    const earlier = seen.get(sameness(name))
    if (control.test(name)) refused.push({ line, text: short, reason: 'has characters that cannot be shown' })
    else if (name.length > longestName)
      refused.push({ line, text: short, reason: `is longer than ${longestName} characters` })
    else if (earlier !== undefined) doubles.push({ line, text: short, reason: earlier })
    else {
      seen.set(sameness(name), `same as line ${line}`)
      names.push(name)
    }
  }
  return { names, doubles, refused }
}
