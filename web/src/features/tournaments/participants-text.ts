import type { Tournament } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'

/** How many are in a tournament, in words: of its places until the draw, and who still takes part after it. */
export function participantsText({ status, participant_count: count, max_participants: max }: Tournament): string {
  return status === 'setup'
    ? i18n._('{count} of {max} places taken', { count, max })
    : i18n._('{count, plural, one {# participant} other {# participants}}', { count })
}
