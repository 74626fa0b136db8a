import type { Match } from '@gym-it/contracts'
import { IconCheck } from '@tabler/icons-react'
import { i18n } from '../../../lib/i18n.ts'

interface WinnerChoiceProps {
  readonly match: Match
  readonly winnerId: number | null
  readonly onChoose: (id: number) => void
  /** Whether it ended level; left out where a winner is needed. */
  readonly draw?: { readonly isChosen: boolean; readonly onChoose: () => void } | undefined
}

/** Two big buttons: who won? */
export function WinnerChoice({ match, winnerId, onChoose, draw }: WinnerChoiceProps) {
  const sides = [match.participant1, match.participant2].filter(one => one !== null)
  return (
    <fieldset className="winner-choice">
      <legend>{i18n._('Who won?')}</legend>
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
      {draw && (
        <button
          type="button"
          className="winner-button winner-draw"
          aria-pressed={draw.isChosen}
          onClick={draw.onChoose}
        >
          {i18n._('A draw')}
        </button>
      )}
    </fieldset>
  )
}
