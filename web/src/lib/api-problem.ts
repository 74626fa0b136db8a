import { ApiProblem } from '@gym-it/client'
import type { FieldError } from '@gym-it/contracts'
import { i18n } from './i18n.ts'

export { ApiProblem, readProblem } from '@gym-it/client'

let sentences: Readonly<Record<string, string>> = {}
let fieldSentence = ({ message }: FieldError) => message
// English shows the sentence that came with the problem, so only the other languages need these.
i18n.on('change', () => {
  if (i18n.locale === 'en') return
  void import('./problem-sentences.ts').then(module => (sentences = module.problemSentences))
  void import('./field-sentences.ts').then(module => (fieldSentence = module.fieldSentence))
})

/** Said by this page itself, in the user's language already or by its English key. */
const isOwn = ({ status }: ApiProblem) => status === 0

/** The sentence to show for anything that was thrown. */
export function detailOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return i18n._('Something went wrong on this page. Reload it and try again.')
  const { code, detail, retryAfter } = error
  if (isOwn(error)) return i18n._(detail)
  const sentence = i18n.locale === 'en' ? undefined : sentences[code]
  return sentence === undefined ? detail : i18n._(sentence, { detail: reasonOf(error), seconds: retryAfter ?? 0 })
}

/** The reason within a sentence by code: in the user's words where a schema refused a field. */
function reasonOf({ detail, errors: [first] }: ApiProblem): string {
  if (first?.keyword === undefined) return detail
  return first.path === '' ? fieldSentence(first) : `${first.path}: ${fieldSentence(first)}`
}

/** What a problem says at one of its fields. */
export function fieldDetailOf(problem: ApiProblem, error: FieldError): string {
  return i18n.locale === 'en' || isOwn(problem) ? error.message : fieldSentence(error)
}
