import type { ResultDraft } from './result-draft.ts'
import type { ResultRules } from './result-rules.ts'

const always = [
  { value: 'played', label: 'Played' },
  { value: 'walkover', label: 'Walkover' },
  { value: 'no_show', label: 'Did not appear' },
  { value: 'retired', label: 'Gave up (injury)' },
  { value: 'disqualified', label: 'Disqualified' },
  { value: 'double_loss', label: 'Both out: nobody wins' },
] as const
const draw = { value: 'draw', label: 'Draw' } as const
const noCount = { value: 'void', label: 'Does not count' } as const
const all = [...always, draw, noCount]

/** How a match can end under the rules. */
export const outcomeChoices = ({ draws, isTable }: ResultRules) => [
  ...always.slice(0, 1),
  ...(draws ? [draw] : []),
  ...always.slice(1),
  ...(isTable ? [noCount] : []),
]

export const outcomeOf = (value: string): ResultDraft['outcome'] =>
  all.find(one => one.value === value)?.value ?? 'played'
