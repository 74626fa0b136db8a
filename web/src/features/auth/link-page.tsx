import type { ReactNode } from 'react'
import { ApiProblem, detailOf } from '../../lib/api-problem.ts'
import { i18n } from '../../lib/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Outcome } from './outcome.tsx'

export const isLinkInvalid = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'LINK_INVALID'

/** Somebody opened only a part of a mailed link. */
export function LinkIncomplete({ action }: { action: ReactNode }) {
  return (
    <div className="panel">
      <EmptyState title={i18n._('This link is not whole')} action={action}>
        {i18n._('Open it from the mail once more. Where the mail shows it on two lines, copy both.')}
      </EmptyState>
    </div>
  )
}

/** A mailed link that was used already, or is too old. */
export function LinkOver({ error, action }: { error: unknown; action: ReactNode }) {
  return (
    <Outcome title={i18n._('This link does not work any more')} action={action}>
      {detailOf(error)}
    </Outcome>
  )
}
