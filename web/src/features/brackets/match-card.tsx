import type { Match, Participant } from '@gym-it/contracts'
import { memo, useRef } from 'react'
import './bracket.css'
import { describeMatch, outcomeText, scoreText, sideScores } from './match-text.ts'

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
  readonly isFound: boolean
}

function Side({ participant, match, side, isFound }: SideProps) {
  const isWinner = participant !== null && match.winner_id === participant.id
  const state = match.winner_id === null ? '' : isWinner ? ' side-won' : ' side-lost'
  return (
    <span className={`side${state}${isFound ? ' side-found' : ''}`}>
      <span className="side-seed">{participant?.seed}</span>
      <span className="side-name" dir="auto">
        {participant?.name}
      </span>
      {sideScores(match, side).map((score, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: games have no key of their own and keep their places
        <span key={index} className="side-score">
          {score}
        </span>
      ))}
      {isWinner && match.games.length === 0 && (
        <span className="side-score side-note">{scoreText(match) || outcomeText(match) || '✓'}</span>
      )}
    </span>
  )
}

/** What people see of a match: when this changes while they look, the card lights up once. */
const signature = ({ participant1, participant2, winner_id, score, games }: Match) =>
  [participant1?.id, participant2?.id, winner_id, score, games.map(game => `${game.p1}:${game.p2}`)].join('|')

/** One match of the bracket; a button where the person may record its result. */
export const MatchCard = memo(function MatchCard({ match, onOpen, found }: MatchCardProps) {
  const { participant1, participant2, status } = match
  const shown = signature(match)
  const first = useRef(shown)
  const isFound = (one: Participant | null) => one !== null && found?.has(one.id) === true
  if (status === 'bye') {
    const through = participant1 ?? participant2
    return (
      <div className={`bye${isFound(through) ? ' side-found' : ''}`}>
        <span className="visually-hidden">{describeMatch(match)}</span>
        <span className="side-seed" aria-hidden="true">
          {through?.seed}
        </span>
        <span className="side-name" aria-hidden="true" dir="auto">
          {through?.name}
        </span>
        <span className="bye-word" aria-hidden="true">
          bye
        </span>
      </div>
    )
  }
  const inner = (
    <>
      {shown !== first.current && <span key={shown} className="match-flash" />}
      <Side participant={participant1} match={match} side="p1" isFound={isFound(participant1)} />
      <Side participant={participant2} match={match} side="p2" isFound={isFound(participant2)} />
    </>
  )
  const canOpen = onOpen !== undefined && participant1 !== null && participant2 !== null
  if (canOpen) {
    const act = match.winner_id === null ? 'Record the result' : 'Correct the result'
    return (
      <button
        type="button"
        className={`match match-${status}`}
        aria-label={`${describeMatch(match)}. ${act}`}
        onClick={() => onOpen(match)}
      >
        {inner}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form control, which this is not
    <div className={`match match-${status}`} role="group" aria-label={describeMatch(match)}>
      {inner}
    </div>
  )
})
