import { i18n } from '../../../lib/i18n.ts'
import { labelText } from '../match/label-text.ts'

const plural: Readonly<Record<string, string>> = {
  'Semi-final': /*i18n*/ 'Semi-finals',
  'Quarter-final': /*i18n*/ 'Quarter-finals',
  "Winners' semi-final": /*i18n*/ "Winners'' semi-finals",
  'Consolation semi-final': /*i18n*/ 'Consolation semi-finals',
  'Bronze match': /*i18n*/ 'Bronze matches',
}
/** What names a round in little room; those with a number take it from the label. */
const short: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/second match$/, /*i18n*/ '2nd'],
  [/quarter-final$/i, /*i18n*/ 'QF'],
  [/semi-final$/i, /*i18n*/ 'SF'],
  [/final$/i, /*i18n*/ 'Final'],
  [/^Third place$/, /*i18n*/ '3rd'],
  [/^Bronze/, /*i18n*/ 'Bronze'],
  [/^Round of (\d+)$/, /*i18n*/ 'R{number}'],
]
const numbered: readonly RegExp[] = [/^Places? (.+)$/, /^.*round (\d+)$/i]

const secondFinal = 'Grand final, second match'

/** What a round is called by the label of its matches: "Semi-final" and two of them make "Semi-finals". */
export function roundTitle(label: string, matches: number): string {
  if (label === secondFinal) return i18n._('Second match, if needed')
  const many = matches > 1 ? plural[label] : undefined
  return many === undefined ? labelText(label) : i18n._(many)
}

/** The same for a narrow screen: "SF", "R16", "3". */
export function shortRound(label: string): string {
  for (const [pattern, text] of short) {
    const found = pattern.exec(label)
    if (found !== null) return i18n._(text, { number: found[1] })
  }
  return numbered.map(pattern => pattern.exec(label)?.[1]).find(found => found !== undefined) ?? labelText(label)
}
