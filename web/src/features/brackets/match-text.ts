import type { Match, Participant } from '@gym-it/contracts'

/** A side without a person yet. */
const nobody = 'to be decided'
const nameOf = (participant: Participant | null) => participant?.name ?? nobody

/** The score of one side per game, as it stands in its row; at most five, then games won. */
export function sideScores(match: Match, side: 'p1' | 'p2'): readonly number[] {
  if (match.games.length <= 5) return match.games.map(game => game[side])
  const other = side === 'p1' ? 'p2' : 'p1'
  return [match.games.filter(game => game[side] > game[other]).length]
}

/** "3:1" or "25:9, 9:11"; the written score where no games stand; '' without either. */
export function scoreText(match: Match): string {
  if (match.score !== null && match.score !== '') return match.score
  return match.games.map(({ p1, p2 }) => `${p1}:${p2}`).join(', ')
}

const outcomeWords: Partial<Record<NonNullable<Match['outcome']>, string>> = {
  walkover: 'walkover',
  no_show: 'no-show',
  retired: 'retired',
  disqualified: 'disqualified',
  double_loss: 'both out',
}

/** How it ended, when it was not simply played; '' otherwise. */
export const outcomeText = (match: Match) => (match.outcome === null ? '' : (outcomeWords[match.outcome] ?? ''))

/** The whole match in a sentence, for people who hear the page. */
export function describeMatch(match: Match): string {
  const { participant1, participant2, winner, label, status } = match
  if (status === 'bye') return `${label}: ${nameOf(participant1 ?? participant2)} has a bye`
  const pairing = `${label}: ${nameOf(participant1)} against ${nameOf(participant2)}`
  if (winner !== null) {
    const score = [scoreText(match), outcomeText(match)].filter(Boolean).join(', ')
    return `${pairing}. Won by ${winner.name}${score ? `, ${score}` : ''}`
  }
  return status === 'ready' ? `${pairing}. Ready to play` : pairing
}
