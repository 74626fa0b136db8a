import type { Match, Participant } from '@gym-it/contracts'
import { waitingFor } from './source-text.ts'

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
  draw: 'draw',
  void: 'does not count',
}

/** How it ended, when it was not simply played; '' otherwise. */
export const outcomeText = (match: Match) => (match.outcome === null ? '' : (outcomeWords[match.outcome] ?? ''))

/** A match that is only played where the losers' side wins the first: whether that is known, and not so. */
export const isNotNeeded = ({ status, participant2_source }: Match) =>
  status === 'bye' && participant2_source?.kind === 'loser' && participant2_source.only === 'second_wins'

/** Nothing is to be played here: one side stays empty. Says who goes on and why. */
export function byeText(match: Match): string {
  const through = match.participant1 ?? match.participant2
  if (isNotNeeded(match) && match.bracket === 'final') return 'Not needed: the first one decided'
  if (through === null) return 'Nobody is left to play'
  return `${through.name} has a bye`
}

/** The whole match in a sentence, for people who hear the page. */
export function describeMatch(match: Match, names: ReadonlyMap<number, string> = new Map()): string {
  const { participant1, participant2, winner, label, status } = match
  if (status === 'bye') return `${label}: ${byeText(match)}`
  const [first, second] = waitingFor(match, names)
  const nameOf = (participant: Participant | null, source: string) => participant?.name ?? (source || 'to be decided')
  const pairing = `${label}: ${nameOf(participant1, first)} against ${nameOf(participant2, second)}`
  if (status === 'completed') {
    const score = [scoreText(match), outcomeText(match)].filter(Boolean).join(', ')
    return winner === null ? `${pairing}. ${score}` : `${pairing}. Won by ${winner.name}${score ? `, ${score}` : ''}`
  }
  return status === 'ready' ? `${pairing}. Ready to play` : pairing
}
