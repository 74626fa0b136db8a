import { i18n } from '../../../lib/i18n.ts'

const steps = [/*i18n*/ 'What is played', /*i18n*/ 'Who takes part', /*i18n*/ 'The draw'] as const

interface StepListProps {
  /** From 0. */
  readonly step: number
  readonly onStep: (step: number) => void
}

/** The three steps, and where one is; a step that was passed can be gone back to. */
export function StepList({ step, onStep }: StepListProps) {
  return (
    <ol className="step-list" aria-label={i18n._('Steps')}>
      {steps.map((label, index) => (
        <li key={label}>
          <button
            type="button"
            className="step"
            disabled={index > step}
            {...(index === step ? { 'aria-current': 'step' as const } : {})}
            onClick={() => onStep(index)}
          >
            <span className="step-number" aria-hidden="true">
              {index + 1}
            </span>
            <span className="step-label">{i18n._(label)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
