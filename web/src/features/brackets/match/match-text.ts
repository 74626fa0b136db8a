import type { Match, Participant } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { labelText } from './label-text.ts'
import { waitingFor } from './source-text.ts'
import { stateText } from './state-text.ts'

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
  walkover: /*i18n*/ 'walkover',
  no_show: /*i18n*/ 'no-show',
  retired: /*i18n*/ 'retired',
  disqualified: /*i18n*/ 'disqualified',
  double_loss: /*i18n*/ 'both out',
  draw: /*i18n*/ 'draw',
  void: /*i18n*/ 'does not count',
}

/** How it ended, when it was not simply played; '' otherwise. */
export function outcomeText({ outcome }: Match): string {
  const word = outcome === null ? undefined : outcomeWords[outcome]
  return word === undefined ? '' : i18n._(word)
}

/** A match that is only played where the losers' side wins the first: whether that is known, and not so. */
export const isNotNeeded = ({ status, participant2_source }: Match) =>
  status === 'bye' && participant2_source?.kind === 'loser' && participant2_source.only === 'second_wins'

/** Nothing is to be played here: one side stays empty. Says who goes on and why. */
export function byeText(match: Match): string {
  const through = match.participant1 ?? match.participant2
  if (isNotNeeded(match) && match.bracket === 'final') return i18n._('Not needed: the first one decided')
  if (through === null) return i18n._('Nobody is left to play')
  return i18n._('{name} has a bye', { name: through.name })
}

/**
 * The whole match in a sentence, for people who hear the page; `loserGoal` is where its loser goes on, '' where that is
 * nowhere.
 */
export function describeMatch(
  match: Match,
  names: ReadonlyMap<number, string> = new Map(),
  loserGoal: string = '',
): string {
  const text = withoutGoal(match, names)
  return loserGoal === '' ? text : i18n._('{match}. The loser goes on to: {name}', { match: text, name: loserGoal })
}

function withoutGoal(match: Match, names: ReadonlyMap<number, string>): string {
  const { participant1, participant2, winner, status } = match
  const label = labelText(match.label)
  if (status === 'bye') return i18n._('{label}: {text}', { label, text: byeText(match) })
  const [source1, source2] = waitingFor(match, names)
  const nameOf = (participant: Participant | null, source: string) =>
    participant?.name ?? (source || i18n._('to be decided'))
  const score = [scoreText(match), outcomeText(match)].filter(Boolean).join(', ')
  const said = {
    ...{ label, score, winner: winner?.name },
    ...{ first: nameOf(participant1, source1), second: nameOf(participant2, source2) },
  }
  if (status === 'ready') return i18n._('{label}: {first} against {second}. Ready to play', said)
  const state = stateText(match)
  if (state !== '') return i18n._('{label}: {first} against {second}. {state}', { ...said, state })
  if (status !== 'completed') return i18n._('{label}: {first} against {second}', said)
  if (winner === null) return i18n._('{label}: {first} against {second}. {score}', said)
  return score === ''
    ? i18n._('{label}: {first} against {second}. Won by {winner}', said)
    : i18n._('{label}: {first} against {second}. Won by {winner}, {score}', said)
}
