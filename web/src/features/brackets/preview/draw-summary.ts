import { i18n } from '../../../lib/i18n.ts'
import type { PreviewedDraw } from './preview-matches.ts'

/** How often whoever plays least plays for sure. */
function leastMatches({ format, matches, rounds }: PreviewedDraw): number {
  if (format === 'double_elimination') return 2
  if (format === 'swiss') return rounds
  if (matches.some(match => match.bracket === 'consolation')) return 2
  const inGroups = matches.filter(match => match.bracket === 'group')
  if (inGroups.length === 0) return 1
  const counts = new Map<number, number>()
  for (const { participant1, participant2 } of inGroups) {
    for (const one of [participant1, participant2]) if (one) counts.set(one.id, (counts.get(one.id) ?? 0) + 1)
  }
  return Math.min(...counts.values())
}

/** "16 players, 31 matches. Everybody plays at least twice." */
export function drawSummary(drawn: PreviewedDraw, players: number): string {
  const { format, rounds } = drawn
  // The later rounds of a Swiss are not paired yet.
  const played = format === 'swiss' ? Math.floor(players / 2) * rounds : drawn.played
  const least = leastMatches(drawn)
  const isExact = format === 'swiss' || format === 'round_robin'
  const counts = { players, played, least }
  return isExact
    ? i18n._(
        '{players, plural, one {# player} other {# players}}, {played, plural, one {# match} other {# matches}}. Everybody plays {least, plural, =0 {never} =1 {once} =2 {twice} other {# times}}.',
        counts,
      )
    : i18n._(
        '{players, plural, one {# player} other {# players}}, {played, plural, one {# match} other {# matches}}. Everybody plays at least {least, plural, =0 {never} =1 {once} =2 {twice} other {# times}}.',
        counts,
      )
}
