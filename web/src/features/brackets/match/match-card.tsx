import type { Match, Participant } from '@gym-it/contracts'
import { memo, useContext, useRef } from 'react'
import './match.css'
import { MatchNames, shortName } from './match-name.ts'
import { byeText, describeMatch, isNotNeeded, outcomeText, scoreText, sideScores } from './match-text.ts'
import { waitingFor } from './source-text.ts'

export interface MatchCardProps {
  readonly match: Match
  /** Opens the match; left out for those who may only look. */
  readonly onOpen?: ((match: Match) => void) | undefined
  /** People to point out. */
  readonly found?: ReadonlySet<number> | undefined
}

interface SideProps {
  readonly participant: Participant | null
  readonly match: Match
  readonly side: 'p1' | 'p2'
  /** Where the participant will come from. */
  readonly source: string
  readonly isFound: boolean
}

function Side({ participant, match, side, source, isFound }: SideProps) {
  const isDecided = match.status === 'completed'
  const isWinner = participant !== null && match.winner_id === participant.id
  const isLoser = isDecided && !isWinner && match.outcome !== 'draw'
  const note = scoreText(match) || outcomeText(match)
  return (
    <span className={`side${isWinner ? ' side-won' : ''}${isLoser ? ' side-lost' : ''}${isFound ? ' side-found' : ''}`}>
      <span className="side-seed">{participant?.seed}</span>
      {participant === null ? (
        <span className="side-source">{source}</span>
      ) : (
        <span className="side-name" dir="auto">
          {participant.name}
        </span>
      )}
      {sideScores(match, side).map((score, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: games have no key of their own and keep their places
        <span key={index} className="side-score">
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
        {isPlain ? through.name : isNeeded ? byeText(match) : 'Not needed'}
      </span>
      {isPlain && (
        <span className="bye-word" aria-hidden="true">
          bye
        </span>
      )}
    </div>
  )
}

/** One match; a button where the person may record its result. */
export const MatchCard = memo(function MatchCard({ match, onOpen, found }: MatchCardProps) {
  const names = useContext(MatchNames)
  const { participant1, participant2, status } = match
  const shown = signature(match)
  const first = useRef(shown)
  const isFound = (one: Participant | null) => one !== null && found?.has(one.id) === true
  if (status === 'bye') return <Bye match={match} found={found} />
  const [source1, source2] = waitingFor(match, names)
  const name = shortName(names.get(match.id))
  const look = `match match-${status}${match.counts ? '' : ' match-void'}`
  const inner = (
    <>
      {shown !== first.current && <span key={shown} className="match-flash" />}
      {name !== '' && <span className="match-name">{name}</span>}
      <Side participant={participant1} match={match} side="p1" source={source1} isFound={isFound(participant1)} />
      <Side participant={participant2} match={match} side="p2" source={source2} isFound={isFound(participant2)} />
    </>
  )
  const canOpen = onOpen !== undefined && participant1 !== null && participant2 !== null
  if (canOpen) {
    const act = status === 'completed' ? 'Correct the result' : 'Record the result'
    return (
      <button
        type="button"
        className={look}
        aria-label={`${describeMatch(match, names)}. ${act}`}
        onClick={() => onOpen(match)}
      >
        {inner}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form control, which this is not
    <div className={look} role="group" aria-label={describeMatch(match, names)}>
      {inner}
    </div>
  )
})
