import type { Tournament, TournamentType } from '@gym-it/contracts'

/** What people call the formats. */
export const formatNames: Readonly<Record<TournamentType, string>> = {
  single_elimination: 'Single elimination',
  double_elimination: 'Double elimination',
  round_robin: 'Round robin',
  groups_knockout: 'Groups, then knockout',
  swiss: 'Swiss system',
  repechage: 'Knockout with repechage',
  leaderboard: 'Leaderboard of workouts',
  by_size: 'Chosen by the number of players',
}

/** What the page of its matches is called. */
export function playOf({ format }: Tournament): string {
  if (format === 'leaderboard') return 'Leaderboard'
  if (format === 'swiss') return 'Rounds'
  return format === 'round_robin' ? 'Matches' : 'Bracket'
}
