import type { Match } from '@gym-it/contracts'
import { outcomeText, scoreText, sideScores } from '../brackets/match/match-text.ts'

/** How it ended, from the winner's side: "11:5  9:11  11:8", or what happened instead. */
export function endText(match: Match): string {
  const isTurned = match.winner_id !== null && match.winner_id === match.participant2?.id
  if (match.games.length === 0) return [scoreText(match), outcomeText(match)].filter(Boolean).join(', ')
  const won = sideScores(match, isTurned ? 'p2' : 'p1')
  const lost = sideScores(match, isTurned ? 'p1' : 'p2')
  const games = won.map((points, index) => `${points}:${lost[index]}`).join('  ')
  return [games, outcomeText(match)].filter(Boolean).join(', ')
}
