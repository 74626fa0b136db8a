const plural: Readonly<Record<string, string>> = {
  'Semi-final': 'Semi-finals',
  'Quarter-final': 'Quarter-finals',
  "Winners' semi-final": "Winners' semi-finals",
  'Consolation semi-final': 'Consolation semi-finals',
  'Bronze match': 'Bronze matches',
}
const short: readonly (readonly [RegExp, string])[] = [
  [/second match$/, '2nd'],
  [/quarter-final$/i, 'QF'],
  [/semi-final$/i, 'SF'],
  [/final$/i, 'Final'],
  [/^Third place$/, '3rd'],
  [/^Bronze/, 'Bronze'],
  [/^Places? /, ''],
  [/^Round of /, 'R'],
  [/^.*round /i, ''],
]

const secondFinal = 'Grand final, second match'

/** What a round is called by the label of its matches: "Semi-final" and two of them make "Semi-finals". */
export const roundTitle = (label: string, matches: number) =>
  label === secondFinal ? 'Second match, if needed' : matches > 1 ? (plural[label] ?? label) : label

/** The same for a narrow screen: "SF", "R16", "3". */
export function shortRound(label: string): string {
  const found = short.find(([pattern]) => pattern.test(label))
  if (found === undefined) return label
  const [pattern, name] = found
  return name === '' || name === 'R' ? label.replace(pattern, name) : name
}
