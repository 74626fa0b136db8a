import type { Participant } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'

interface NameProps {
  readonly person: Participant | null
  /** Where the person will come from, while nobody is there. */
  readonly source?: string
  /** So many characters fit on a line; a longer name is set smaller, on two. */
  readonly room?: number
}

/** A person, in any script, never wider than its place. */
export function DisplayName({ person, source = '', room = 22 }: NameProps) {
  if (person === null) return <span className="display-source">{source || i18n._('to be decided')}</span>
  return (
    <span className="display-name" dir="auto" data-long={person.name.length > room || undefined}>
      {person.name}
    </span>
  )
}
