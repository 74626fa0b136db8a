import type { TournamentType } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'

const start = { alone: /*i18n*/ 'Start', withNames: /*i18n*/ 'Enter {count} and start' }
const pair = { alone: /*i18n*/ 'Pair round 1', withNames: /*i18n*/ 'Enter {count} and pair round 1' }
const draw = { alone: /*i18n*/ 'Draw the bracket', withNames: /*i18n*/ 'Enter {count} and draw the bracket' }
const labelsOf = (type: TournamentType) => (type === 'leaderboard' ? start : type === 'swiss' ? pair : draw)

/** What the button says that begins the play, and first enters `count` names. */
export function drawLabel(type: TournamentType, count: number): string {
  const { alone, withNames } = labelsOf(type)
  return count === 0 ? i18n._(alone) : i18n._(withNames, { count })
}
