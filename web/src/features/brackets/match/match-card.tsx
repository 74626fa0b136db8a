import type { Match, Participant } from '@gym-it/contracts'
import { memo, useContext, useRef } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import './match.css'
import { WaitingResults, waitingText } from '../results/waiting-results.ts'
import { LoserGoals } from './loser-goals.ts'
import { MatchNames, shortName } from './match-name.ts'
import { byeText, describeMatch, isNotNeeded, outcomeText, scoreText, sideScores } from './match-text.ts'
import { waitingFor } from './source-text.ts'
import { stateText } from './state-text.ts'

export interface MatchCardProps {
  readonly match: Match
  /** Opens the match; left out for those who may only look. */
  readonly onOpen?: ((match: Match) => void) | undefined
  /** People to point out. */
  readonly found?: ReadonlySet<number> | undefined
  /** For cards that keys other than Tab lead to. */
  readonly tabIndex?: number | undefined
}

interface SideProps {
  readonly participant: Participant | null
  readonly match: Match
  readonly side: 'p1' | 'p2'
  /** Where the participant will come from. */
  readonly source: string
  readonly isFound: boolean
  /** Whether the person came here while somebody looked on. */
  readonly isNew: boolean
}

function Side({ participant, match, side, source, isFound, isNew }: SideProps) {
  const isDecided = match.status === 'completed'
  const isWinner = participant !== null && match.winner_id === participant.id
  const isLoser = isDecided && !isWinner && match.outcome !== 'draw'
  const note = scoreText(match) || outcomeText(match)
  return (
    <span
      className={`side${isWinner ? ' side-won' : ''}${isLoser ? ' side-lost' : ''}${isFound ? ' side-found' : ''}`}
      data-person={participant?.id}
    >
      <span className="side-seed">{participant?.seed}</span>
      {participant === null ? (
        <span className="side-source">{source}</span>
      ) : (
        <span key={participant.id} className={isNew ? 'side-name side-new' : 'side-name'} dir="auto">
          {participant.name}
        </span>
      )}
      {sideScores(match, side).map((score, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: games have no key of their own and keep their places
        <span key={`${index} ${score}`} className="side-score">
          {score}
        </span>
      ))}
      {isWinner && match.games.length === 0 && <span className="side-score side-note">{note || '✓'}</span>}
      {isDecided && match.winner_id === null && side === 'p2' && match.games.length === 0 && (
        <span className="side-score side-note">{outcomeText(match)}</span>
      )}
    </span>
  )
}

/** What people see of a match: when this changes while they look, the card lights up once. */
const signature = ({ participant1, participant2, winner_id, score, games, outcome }: Match) =>
  [participant1?.id, participant2?.id, winner_id, score, outcome, games.map(game => `${game.p1}:${game.p2}`)].join('|')

/** A place without a match: who goes on by it, or that it is not needed. */
function Bye({ match, found }: Pick<MatchCardProps, 'match' | 'found'>) {
  const through = match.participant1 ?? match.participant2
  const isFound = through !== null && found?.has(through.id) === true
  const isNeeded = match.bracket !== 'final' || !isNotNeeded(match)
  const isPlain = through !== null && isNeeded
  return (
    <div className={`bye${isFound ? ' side-found' : ''}`}>
      <span className="visually-hidden">{describeMatch(match)}</span>
      {isPlain && (
        <span className="side-seed" aria-hidden="true">
          {through.seed}
        </span>
      )}
      <span className="side-name" aria-hidden="true" dir="auto">
        {isPlain ? through.name : isNeeded ? byeText(match) : i18n._('Not needed')}
      </span>
      {isPlain && (
        <span className="bye-word" aria-hidden="true">
          {i18n._('bye')}
        </span>
      )}
    </div>
  )
}

/** One match; a button where the person may record its result. */
export const MatchCard = memo(function MatchCard({ match: known, onOpen, found, tabIndex }: MatchCardProps) {
  const waiting = useContext(WaitingResults).get(known.id)
  const match = waiting?.match ?? known
  const names = useContext(MatchNames)
  const goals = useContext(LoserGoals)
  const { participant1, participant2, status } = match
  const shown = signature(match)
  const first = useRef({ shown, people: new Set([participant1?.id, participant2?.id]) })
  const side = (one: Participant | null) => ({
    match,
    participant: one,
    isFound: one !== null && found?.has(one.id) === true,
    isNew: one !== null && !first.current.people.has(one.id),
  })
  if (status === 'bye') return <Bye match={match} found={found} />
  const [source1, source2] = waitingFor(match, names)
  const name = shortName(names.get(match.id))
  const state = waiting === undefined ? stateText(match) : waitingText(waiting)
  const hasChanged = shown !== first.current.shown
  const look = `match match-${status}${match.counts ? '' : ' match-void'}${hasChanged ? ' match-changed' : ''}${waiting ? ' match-unsent' : ''}`
  const inner = (
    <>
      {hasChanged && <span key={shown} className="match-flash" />}
      {name !== '' && <span className="match-name">{name}</span>}
      {state !== '' && <span className="match-name match-state">{state}</span>}
      <Side side="p1" source={source1} {...side(participant1)} />
      <Side side="p2" source={source2} {...side(participant2)} />
    </>
  )
  const canOpen = onOpen !== undefined && participant1 !== null && participant2 !== null
  if (canOpen) {
    const told = describeMatch(match, names, goals.get(match.id))
    const text = waiting === undefined ? told : i18n._('{match}. {state}', { match: told, state })
    return (
      <button
        type="button"
        className={look}
        tabIndex={tabIndex}
        aria-label={
          status === 'completed'
            ? i18n._('{match}. Correct the result', { match: text })
            : i18n._('{match}. Record the result', { match: text })
        }
        onClick={() => onOpen(known)}
      >
        {inner}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form control, which this is not
    <div
      className={look}
      role="group"
      tabIndex={tabIndex}
      aria-label={describeMatch(match, names, goals.get(match.id))}
    >
      {inner}
    </div>
  )
})
