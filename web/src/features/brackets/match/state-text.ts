import type { Match } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'

const words: Partial<Record<Match['status'], readonly [alone: string, withCourt: string]>> = {
  called: [/*i18n*/ 'Called', /*i18n*/ 'Called · {court}'],
  in_progress: [/*i18n*/ 'Playing', /*i18n*/ 'Playing · {court}'],
}

/** How far a match is that has begun to happen, and where: "Called · mat 2"; '' before that and after it. */
export function stateText({ status, court }: Pick<Match, 'status' | 'court'>): string {
  const [alone, withCourt] = words[status] ?? ['', '']
  if (alone === '') return ''
  return court === null || court === '' ? i18n._(alone) : i18n._(withCourt, { court })
}
