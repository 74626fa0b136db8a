import { ApiProblem } from '@gym-it/client'
import type { FieldError } from '@gym-it/contracts'
import { i18n } from './i18n.ts'

export { ApiProblem, readProblem } from '@gym-it/client'

let problemSentence = ({ detail }: ApiProblem) => detail
let fieldSentence = ({ message }: FieldError) => message
// English shows the sentence that came with the problem, so only the other languages need these.
i18n.on('change', () => {
  if (i18n.locale === 'en') return
  void import('./problem-sentences.ts').then(module => (problemSentence = module.problemSentence))
  void import('./field-sentences.ts').then(module => (fieldSentence = module.fieldSentence))
})

/** Said by this page itself, in the user's language already or by its English key. */
const isOwn = ({ status }: ApiProblem) => status === 0

/** The sentence to show for anything that was thrown. */
export function detailOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return i18n._('Something went wrong on this page. Reload it and try again.')
  if (isOwn(error)) return i18n._(error.detail)
  return i18n.locale === 'en' ? error.detail : problemSentence(error)
}

/** `/body/full_name`, `body.full_name` and `full_name` all name the same field. */
const fieldOf = (path: string) => path.split(/[/.]/).at(-1) ?? ''

/**
 * What a problem says at its fields. Where a field may be left empty, its own rule comes first and what else it could be
 * after it: the first is the one to show.
 */
export function fieldDetailsOf(problem: ApiProblem): ReadonlyMap<string, string> {
  const word = i18n.locale === 'en' || isOwn(problem) ? ({ message }: FieldError) => message : fieldSentence
  return new Map(problem.errors.toReversed().map(error => [fieldOf(error.path), word(error)]))
}
