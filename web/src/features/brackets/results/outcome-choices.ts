import { i18n } from '../../../lib/i18n.ts'
import type { ResultDraft } from './result-draft.ts'
import type { ResultRules } from './result-rules.ts'

const always = [
  { value: 'played', label: /*i18n*/ 'Played' },
  { value: 'walkover', label: /*i18n*/ 'Walkover' },
  { value: 'no_show', label: /*i18n*/ 'Did not appear' },
  { value: 'retired', label: /*i18n*/ 'Gave up (injury)' },
  { value: 'disqualified', label: /*i18n*/ 'Disqualified' },
  { value: 'double_loss', label: /*i18n*/ 'Both out: nobody wins' },
] as const
const draw = { value: 'draw', label: /*i18n*/ 'A draw' } as const
const noCount = { value: 'void', label: /*i18n*/ 'Does not count' } as const
const all = [...always, draw, noCount]

/** How a match can end under the rules. */
export const outcomeChoices = ({ draws, isTable }: ResultRules) =>
  [...always.slice(0, 1), ...(draws ? [draw] : []), ...always.slice(1), ...(isTable ? [noCount] : [])].map(
    ({ value, label }) => ({ value, label: i18n._(label) }),
  )

export const outcomeOf = (value: string): ResultDraft['outcome'] =>
  all.find(one => one.value === value)?.value ?? 'played'
