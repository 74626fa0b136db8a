import { type ReactNode, useId } from 'react'
import './choice-cards.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly title: string
  readonly text?: string
  readonly picture?: ReactNode
}

interface ChoiceCardsProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Beside each other, with pictures on top; otherwise below each other. */
  readonly look: 'gallery' | 'list'
}

/** One way to choose one of a few things that need a sentence each: by tap, or with the arrow keys. */
export function ChoiceCards<Value extends string>({ label, choices, value, onChange, look }: ChoiceCardsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={`choices choices-${look}`}>
      <legend className={look === 'gallery' ? 'visually-hidden' : ''}>{label}</legend>
      {choices.map(choice => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.picture}
          <span className="choice-words">
            <span className="choice-title">{choice.title}</span>
            {choice.text && <span className="choice-text">{choice.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
