import type { Match, Participant } from '@gym-it/contracts'
import { formatMoment } from '../../lib/dates.ts'
import { byeText, outcomeText, scoreText, sideScores } from '../brackets/match/match-text.ts'
import { waitingFor } from '../brackets/match/source-text.ts'
import type { MatchAhead, OwnMatch, Side } from './path.ts'
import { PersonLink } from './person-link.tsx'

/** So many names are read in a line; more are unfolded. */
const namedAtOnce = 3

/** How it ended for this side. */
function ending({ match, side, opponent }: OwnMatch): 'Won' | 'Lost' | 'Drawn' | '' {
  if (match.status !== 'completed') return ''
  const own = side === 'p1' ? match.participant1 : match.participant2
  if (match.winner_id === null)
    return match.outcome === 'draw' ? 'Drawn' : match.outcome === 'double_loss' ? 'Lost' : ''
  return match.winner_id === own?.id ? 'Won' : match.winner_id === opponent?.id ? 'Lost' : ''
}

/** The games with the person's own points first. */
function ownScore(match: Match, side: Side): string {
  if (match.games.length === 0) return [scoreText(match), outcomeText(match)].filter(Boolean).join(', ')
  const [own, other] = [sideScores(match, side), sideScores(match, side === 'p1' ? 'p2' : 'p1')]
  const games = own.map((points, index) => `${points}:${other[index]}`).join(', ')
  return [games, outcomeText(match)].filter(Boolean).join(', ')
}

const stateWords: Partial<Record<Match['status'], string>> = {
  ready: 'Ready to play',
  called: 'Called',
  in_progress: 'Being played',
}

/** Where and when, as far as it is known. */
const whenAndWhere = ({ court, scheduled_at }: Match) =>
  [court, scheduled_at === null ? null : formatMoment(scheduled_at)].filter(Boolean).join(' · ')

/** A match that the person stands in. */
export function OwnRow({ own }: { readonly own: OwnMatch }) {
  const { match, side, opponent } = own
  const end = ending(own)
  const score = match.status === 'completed' ? ownScore(match, side) : ''
  const note = [stateWords[match.status], whenAndWhere(match)].filter(Boolean).join(' · ')
  return (
    <li className="follow-row" data-end={end || undefined}>
      <span className="follow-round">{match.label}</span>
      <span className="follow-who">
        {match.status === 'bye' ? (
          byeText(match)
        ) : (
          <>
            <span className="follow-word">against</span> <PersonLink person={opponent} />
          </>
        )}
        {note !== '' && <span className="follow-note">{note}</span>}
      </span>
      {match.status === 'completed' && (
        <span className="follow-end">
          <strong>{end}</strong> {score}
        </span>
      )}
    </li>
  )
}

interface AheadProps {
  readonly ahead: MatchAhead
  readonly names: ReadonlyMap<number, string>
}

/** A match that may come, and whom one may meet in it. */
export function AheadRow({ ahead: { match, against }, names }: AheadProps) {
  return (
    <li className="follow-row">
      <span className="follow-round">{match.label}</span>
      <span className="follow-who">
        {against.length === 0 ? (
          <span className="follow-word">{waitingFor(match, names).filter(Boolean).join(' – ') || 'to be decided'}</span>
        ) : against.length <= namedAtOnce ? (
          <>
            <span className="follow-word">against</span> <Names people={against} />
          </>
        ) : (
          <details>
            <summary>
              <span className="follow-word">against</span> one of {against.length}
            </summary>
            <Names people={against} />
          </details>
        )}
        {whenAndWhere(match) !== '' && <span className="follow-note">{whenAndWhere(match)}</span>}
      </span>
    </li>
  )
}

function Names({ people }: { readonly people: readonly Participant[] }) {
  return people.map((person, index) => (
    <span key={person.id}>
      {index > 0 && (index === people.length - 1 ? ' or ' : ', ')}
      <PersonLink person={person} />
    </span>
  ))
}
