import type { Match } from '@gym-it/contracts'
import { IconCheck } from '@tabler/icons-react'

interface WinnerChoiceProps {
  readonly match: Match
  readonly winnerId: number | null
  readonly onChoose: (id: number) => void
}

/** Two big buttons: who won? */
export function WinnerChoice({ match, winnerId, onChoose }: WinnerChoiceProps) {
  const sides = [match.participant1, match.participant2].filter(one => one !== null)
  return (
    <fieldset className="winner-choice">
      <legend>Who won?</legend>
      {sides.map(({ id, name, seed }) => (
        <button
          key={id}
          type="button"
          className="winner-button"
          aria-pressed={winnerId === id}
          onClick={() => onChoose(id)}
        >
          <span className="winner-mark" aria-hidden="true">
            {winnerId === id ? <IconCheck size={20} stroke={3} /> : seed}
          </span>
          <span className="winner-name" dir="auto">
            {name}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
