import type { Match, Participant } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { formatChoice, formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { labelText } from '../brackets/match/label-text.ts'
import { byeText, outcomeText, scoreText, sideScores } from '../brackets/match/match-text.ts'
import { waitingFor } from '../brackets/match/source-text.ts'
import type { MatchAhead, OwnMatch, Side } from './path.ts'
import { PersonLink } from './person-link.tsx'

/** So many names are read in a line; more are unfolded. */
const namedAtOnce = 3

const endings = {
  won: /*i18n*/ '<0>Won</0> {score}',
  lost: /*i18n*/ '<0>Lost</0> {score}',
  drawn: /*i18n*/ '<0>Drawn</0> {score}',
} as const

/** How it ended for this side. */
function ending({ match, side, opponent }: OwnMatch): keyof typeof endings | '' {
  if (match.status !== 'completed') return ''
  const own = side === 'p1' ? match.participant1 : match.participant2
  if (match.winner_id === null)
    return match.outcome === 'draw' ? 'drawn' : match.outcome === 'double_loss' ? 'lost' : ''
  return match.winner_id === own?.id ? 'won' : match.winner_id === opponent?.id ? 'lost' : ''
}

/** The games with the person's own points first. */
function ownScore(match: Match, side: Side): string {
  if (match.games.length === 0) return [scoreText(match), outcomeText(match)].filter(Boolean).join(', ')
  const [own, other] = [sideScores(match, side), sideScores(match, side === 'p1' ? 'p2' : 'p1')]
  const games = own.map((points, index) => `${points}:${other[index]}`).join(', ')
  return [games, outcomeText(match)].filter(Boolean).join(', ')
}

const stateWords: Partial<Record<Match['status'], string>> = {
  ready: /*i18n*/ 'Ready to play',
  called: /*i18n*/ 'Called',
  in_progress: /*i18n*/ 'Being played',
}

/** Where and when, as far as it is known. */
const whenAndWhere = ({ court, scheduled_at }: Match) =>
  [court, scheduled_at === null ? null : formatMoment(scheduled_at)].filter(Boolean).join(' · ')

/** A match that the person stands in. */
export function OwnRow({ own }: { readonly own: OwnMatch }) {
  const { match, side, opponent } = own
  const end = ending(own)
  const score = match.status === 'completed' ? ownScore(match, side) : ''
  const state = stateWords[match.status]
  const note = [state === undefined ? '' : i18n._(state), whenAndWhere(match)].filter(Boolean).join(' · ')
  return (
    <li className="follow-row" data-end={end || undefined}>
      <span className="follow-round">{labelText(match.label)}</span>
      <span className="follow-who">
        {match.status === 'bye' ? (
          byeText(match)
        ) : (
          <Trans
            id="<0>against</0> <1/>"
            components={{ 0: <span className="follow-word" />, 1: <PersonLink person={opponent} /> }}
          />
        )}
        {note !== '' && <span className="follow-note">{note}</span>}
      </span>
      {match.status === 'completed' && (
        <span className="follow-end">
          {end === '' ? score : <Trans id={endings[end]} values={{ score }} components={{ 0: <strong /> }} />}
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
      <span className="follow-round">{labelText(match.label)}</span>
      <span className="follow-who">
        {against.length === 0 ? (
          <span className="follow-word">
            {waitingFor(match, names).filter(Boolean).join(' – ') || i18n._('to be decided')}
          </span>
        ) : against.length <= namedAtOnce ? (
          <Trans
            id="<0>against</0> <1/>"
            components={{ 0: <span className="follow-word" />, 1: <Names people={against} /> }}
          />
        ) : (
          <details>
            <summary>
              <Trans
                id="<0>against</0> one of {count}"
                values={{ count: against.length }}
                components={{ 0: <span className="follow-word" /> }}
              />
            </summary>
            <Names people={against} />
          </details>
        )}
        {whenAndWhere(match) !== '' && <span className="follow-note">{whenAndWhere(match)}</span>}
      </span>
    </li>
  )
}

/** "Ana, Bea or Çelik" in the language's own way, the people still as what they are. */
function inChoice(people: readonly Participant[]): readonly (Participant | string)[] {
  // Names could hold the very words between them, so that their numbers stand in for them.
  const parts = formatChoice(people.map((_, index) => `\uE000${index}\uE000`)).split('\uE000')
  return parts.map((part, index) => (index % 2 === 1 ? people[Number(part)] : undefined) ?? part)
}

function Names({ people }: { readonly people: readonly Participant[] }) {
  return inChoice(people).map(part => (typeof part === 'string' ? part : <PersonLink key={part.id} person={part} />))
}
