import type { Match } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { labelText } from '../brackets/match/label-text.ts'
import { endText } from '../play/end-text.ts'
import { DisplayName } from './display-name.tsx'
import { rowsStyle } from './rows-style.ts'

/** Fewer are set larger, up to this. */
const fewest = 3

const words: Partial<Record<Match['status'], string>> = { in_progress: /*i18n*/ 'Playing', called: /*i18n*/ 'Called' }

function State({ status }: Pick<Match, 'status'>) {
  const word = words[status]
  return word === undefined ? null : <strong>{i18n._(word)}</strong>
}

/** Who is wanted now: one match a line, both names beside each other. */
export function NowScene({ matches }: { readonly matches: readonly Match[] }) {
  const rows = Math.max(fewest, matches.length)
  // Larger type leaves room for fewer letters: 16 at three rows, 24 at five.
  const room = 4 * rows + 4
  return (
    <ol className="display-matches" style={rowsStyle(rows)}>
      {matches.map(match => (
        <li key={match.id} data-status={match.status}>
          <p className="display-label">
            <State status={match.status} />
            {match.court !== null && <strong>{match.court}</strong>}
            {labelText(match.label)}
          </p>
          <div className="display-pair">
            <DisplayName person={match.participant1} room={room} />
            <span className="display-against">–</span>
            <DisplayName person={match.participant2} room={room} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The latest results, the winner first and brighter. */
export function ResultsScene({ matches }: { readonly matches: readonly Match[] }) {
  return (
    <ol className="display-matches" style={rowsStyle(Math.max(fewest, matches.length))}>
      {matches.map(match => {
        const isTurned = match.winner_id !== null && match.winner_id === match.participant2?.id
        const [first, second] = isTurned
          ? [match.participant2, match.participant1]
          : [match.participant1, match.participant2]
        return (
          <li key={match.id} data-status="completed">
            <p className="display-label">{labelText(match.label)}</p>
            <div className="display-pair" data-decided={match.winner_id !== null || undefined}>
              <DisplayName person={first} room={20} />
              <span className="display-against">{endText(match) || '–'}</span>
              <DisplayName person={second} room={20} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}
