import { ApiProblem } from '@gym-it/client'
import { i18n } from './i18n.ts'

export { ApiProblem, readProblem } from '@gym-it/client'

let sentences: Readonly<Record<string, string>> = {}
// English shows the sentence that came with the problem, so only the other languages need these.
i18n.on('change', () => {
  if (i18n.locale !== 'en') void import('./problem-sentences.ts').then(module => (sentences = module.problemSentences))
})

/** The sentence to show for anything that was thrown. */
export function detailOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return i18n._('Something went wrong on this page. Reload it and try again.')
  const { code, detail, retryAfter } = error
  // Said by this page itself, not by a server.
  if (code === 'OFFLINE') return i18n._(detail)
  const sentence = i18n.locale === 'en' ? undefined : sentences[code]
  return sentence === undefined ? detail : i18n._(sentence, { detail, seconds: retryAfter ?? 0 })
}
