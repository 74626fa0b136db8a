import type { Tournament, TournamentType } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'

const names: Readonly<Record<TournamentType, string>> = {
  single_elimination: /*i18n*/ 'Single elimination',
  double_elimination: /*i18n*/ 'Double elimination',
  round_robin: /*i18n*/ 'Round robin',
  groups_knockout: /*i18n*/ 'Groups, then knockout',
  swiss: /*i18n*/ 'Swiss system',
  repechage: /*i18n*/ 'Knockout with repechage',
  leaderboard: /*i18n*/ 'Leaderboard of workouts',
  by_size: /*i18n*/ 'Format by number of players',
}

/** What people call a format. */
export const formatName = (type: TournamentType): string => i18n._(names[type])

/** What the page of its matches is called. */
export function playOf({ format }: Tournament): string {
  if (format === 'leaderboard') return i18n._('Leaderboard')
  if (format === 'swiss') return i18n._('Rounds')
  return format === 'round_robin' ? i18n._('Matches') : i18n._('Bracket')
}
