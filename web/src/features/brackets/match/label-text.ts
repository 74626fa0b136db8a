import { i18n } from '../../../lib/i18n.ts'

/** What the API calls its matches, where the name holds no number; in English that is the text itself. */
const named: Readonly<Record<string, string>> = {
  Final: /*i18n*/ 'Final',
  'Semi-final': /*i18n*/ 'Semi-final',
  'Quarter-final': /*i18n*/ 'Quarter-final',
  'Third place': /*i18n*/ 'Third place',
  'Grand final': /*i18n*/ 'Grand final',
  'Grand final, second match': /*i18n*/ 'Grand final, second match',
  "Winners' final": /*i18n*/ "Winners'' final",
  "Winners' semi-final": /*i18n*/ "Winners'' semi-final",
  "Losers' final": /*i18n*/ "Losers'' final",
  'Consolation final': /*i18n*/ 'Consolation final',
  'Consolation semi-final': /*i18n*/ 'Consolation semi-final',
  'Bronze match': /*i18n*/ 'Bronze match',
}

/** Those that hold numbers, which the text takes in their order. */
const numbered: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^Round of (\d+)$/, /*i18n*/ 'Round of {0}'],
  [/^Round (\d+)$/, /*i18n*/ 'Round {0}'],
  [/^Winners' round (\d+)$/, /*i18n*/ "Winners'' round {0}"],
  [/^Losers' round (\d+)$/, /*i18n*/ "Losers'' round {0}"],
  [/^Repechage round (\d+)$/, /*i18n*/ 'Repechage round {0}'],
  [/^Consolation round (\d+)$/, /*i18n*/ 'Consolation round {0}'],
  [/^Group (\S+), round (\d+)$/, /*i18n*/ 'Group {0}, round {1}'],
  [/^Places (\d+)–(\d+)$/, /*i18n*/ 'Places {0}–{1}'],
  [/^Place (\d+)$/, /*i18n*/ 'Place {0}'],
]

/** What a match is called, in the language of the page: the API names it in English. */
export function labelText(label: string): string {
  const text = named[label]
  if (text !== undefined) return i18n._(text)
  for (const [pattern, message] of numbered) {
    const found = pattern.exec(label)
    if (found !== null) return i18n._(message, { 0: found[1], 1: found[2] })
  }
  return label
}
