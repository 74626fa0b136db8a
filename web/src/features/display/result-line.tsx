import type { Match, Participant } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { endText } from '../play/end-text.ts'
import { DisplayName } from './display-name.tsx'

/** Who beat whom, on a line. */
export function ResultLine({ match }: { readonly match: Match }) {
  const { participant1, participant2, winner_id } = match
  const isTurned = winner_id !== null && winner_id === participant2?.id
  const [first, second] = isTurned ? [participant2, participant1] : [participant1, participant2]
  const end = endText(match)
  return (
    <span className="result-line">
      <Trans
        id={winner_id === null ? /*i18n*/ '<0/> <1>and</1> <2/>' : /*i18n*/ '<0/> <1>beat</1> <2/>'}
        components={{
          0: <First person={first} />,
          1: <span className="result-word" />,
          2: <DisplayName person={second} />,
        }}
      />
      {end !== '' && <span className="result-score">{end}</span>}
    </span>
  )
}

function First({ person }: { readonly person: Participant | null }) {
  return (
    <strong>
      <DisplayName person={person} />
    </strong>
  )
}
