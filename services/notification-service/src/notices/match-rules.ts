import type { Match, Participant } from '@gym-it/contracts'
import type { Worded } from '../inbox/wording/texts.ts'
import { peopleBehind } from './people.ts'

/** Whether a match is still one of this person against who is called so. */
export const isBetween = (match: Match, userId: number, opponent: unknown): boolean =>
  sidesOf(match).some(sides => sides.opponent.name === opponent && peopleBehind(sides.own).includes(userId))

/** What one person should be told of a match as it is now. */
export interface MatchNews {
  readonly user_id: number
  readonly worded: Worded
}

interface Sides {
  readonly own: Participant
  readonly opponent: Participant
}

function sidesOf({ participant1, participant2 }: Match): Sides[] {
  if (!participant1 || !participant2) return []
  return [
    { own: participant1, opponent: participant2 },
    { own: participant2, opponent: participant1 },
  ]
}

type ResultKey = 'match.won' | 'match.lost' | 'match.drawn'

function resultKey({ winner_id }: Match, { own }: Sides): ResultKey {
  if (winner_id === null) return 'match.drawn'
  return winner_id === own.id ? 'match.won' : 'match.lost'
}

/** A score names the first side first. Whoever stood on the other reads it the other way round, game by game. */
const ownScore = ({ score, participant2 }: Match, { own }: Sides): string | null =>
  own === participant2 && score !== null ? score.replaceAll(/(\d+)(\s*[-–:]\s*)(\d+)/g, '$3$2$1') : score

function textOf(match: Match, tournament: string, sides: Sides, isCorrection: boolean): Worded | null {
  const { label, status, outcome, court, round } = match
  const about = { tournament, match: label, round, opponent: sides.opponent.name }
  if (status === 'ready' || status === 'called') {
    const key = status === 'called' ? 'match.called' : 'match.next'
    return { key, parameters: { ...about, ...(court ? { court } : {}) } }
  }
  if (status !== 'completed' || outcome === null) return null
  const score = ownScore(match, sides)
  const result = { ...about, outcome, is_correction: isCorrection, ...(score ? { score } : {}) }
  return { key: resultKey(match, sides), parameters: result }
}

/**
 * What the people of a match should be told of it as it is now: that it is next or called, how it ended, or nothing. Whatever they
 * were told before and is not among this has lost its reason.
 */
export function matchNews(match: Match, tournament: string, isCorrection: boolean): MatchNews[] {
  return sidesOf(match).flatMap(sides => {
    const worded = textOf(match, tournament, sides, isCorrection)
    return worded === null ? [] : peopleBehind(sides.own).map(user_id => ({ user_id, worded }))
  })
}
