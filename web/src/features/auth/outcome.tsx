import { type ReactNode, useEffect, useRef } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import './auth.css'

interface OutcomeProps {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** What came of a form, in its place. It takes the focus, so that who listens hears it. */
export function Outcome({ title, children, action }: OutcomeProps) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <section className="panel outcome" ref={place} tabIndex={-1} aria-label={title}>
      <EmptyState title={title} action={action}>
        {children}
      </EmptyState>
    </section>
  )
}
