import type { Participant } from '@gym-it/contracts'
import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { PersonLink } from '../follow/person-link.tsx'

interface ParticipantListProps {
  readonly participants: readonly Participant[]
  /** What can be done with one of them. */
  readonly actions?: (one: Participant) => ReactNode
}

/** Everyone who is in, in the order of the seeds. */
export function ParticipantList({ participants, actions }: ParticipantListProps) {
  return (
    <section aria-label={i18n._('Participants')}>
      <Title order={2} mb="sm">
        {i18n._('Taking part')} <span className="count">{participants.length}</span>
      </Title>
      <ol className="people-grid">
        {participants.map((one, index) => (
          <li key={one.id} className="person">
            <span className="person-seed">{one.seed ?? index + 1}</span>
            <span className="person-words">
              <span className="person-name" dir="auto">
                <PersonLink person={one} />
              </span>
              <Facts participant={one} />
            </span>
            {actions?.(one)}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Club, rating, group and division, as far as they are known. */
function Facts({ participant: { club, rating, group, division } }: { participant: Participant }) {
  const facts = [
    club,
    rating === null ? null : String(rating),
    group === null ? null : i18n._('Group {group}', { group }),
    division,
  ]
  const text = facts.filter(Boolean).join(' · ')
  return text === '' ? null : (
    <span className="person-facts" dir="auto">
      {text}
    </span>
  )
}
