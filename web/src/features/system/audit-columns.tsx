import type { AuditEntry } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatExactMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import type { Column } from '../../ui/data-table.tsx'
import { actorWords, changesOf, eventWords, fieldWords, subjectOf, subjectWords } from './audit-words.ts'

interface Choices {
  readonly onPerson: (id: number) => void
  readonly onSubject: (subject: string) => void
}

/** When, who, what, about what, and what changed by it. */
export const auditColumns = ({ onPerson, onSubject }: Choices): readonly Column<AuditEntry>[] => [
  {
    header: i18n._('When'),
    cell: entry => (
      <time dateTime={entry.at} className="audit-when">
        {formatExactMoment(entry.at)}
      </time>
    ),
  },
  {
    header: i18n._('Who'),
    cell: entry => (
      <span className="audit-who">
        <Person reference={entry.actor} name={actorWords(entry)} onPerson={onPerson} />
        {entry.address !== null && <span className="audit-from">{entry.address}</span>}
      </span>
    ),
  },
  {
    header: i18n._('What'),
    cell: entry => (
      <>
        <strong className="audit-what">{eventWords(entry.type)}</strong>
        {entry.person !== null && entry.person !== entry.actor && (
          <span className="audit-from">
            <Trans
              id="about <0/>"
              components={{
                0: (
                  <Person reference={entry.person} name={entry.person_name ?? i18n._('a person')} onPerson={onPerson} />
                ),
              }}
            />
          </span>
        )}
        <Changes entry={entry} />
      </>
    ),
  },
  { header: i18n._('About'), cell: entry => <Subject subject={entry.subject} onSubject={onSubject} /> },
]

interface PersonProps {
  readonly reference: string | null
  readonly name: string
  readonly onPerson: Choices['onPerson']
}

/** Somebody; a tap leaves only what they did and what was done to them. */
function Person({ reference, name, onPerson }: PersonProps) {
  const id = subjectOf(reference ?? '')?.[1]
  if (id === undefined) return <span className="quiet">{name}</span>
  return (
    <UnstyledButton className="audit-link clip-long" dir="auto" onClick={() => onPerson(id)}>
      {name}
    </UnstyledButton>
  )
}

function Subject({ subject, onSubject }: { readonly subject: string; readonly onSubject: Choices['onSubject'] }) {
  const [kind, id] = subjectOf(subject) ?? []
  return (
    <>
      <UnstyledButton className="audit-link" onClick={() => onSubject(subject)}>
        {subjectWords(subject)}
      </UnstyledButton>
      {kind === 'tournament' && (
        <Link to="/tournaments/$id" params={{ id: String(id) }} className="audit-from">
          {i18n._('open')}
        </Link>
      )}
    </>
  )
}

function Changes({ entry }: { readonly entry: AuditEntry }) {
  const changes = changesOf(entry)
  if (changes.length === 0) return null
  return (
    <details className="audit-changes">
      <summary>{i18n._('{count, plural, one {# change} other {# changes}}', { count: changes.length })}</summary>
      <dl>
        {changes.map(({ name, before, after }) => (
          <div key={name}>
            <dt>{fieldWords(name)}</dt>
            <dd>
              {entry.before !== null && (
                <>
                  <del>{before}</del> →{' '}
                </>
              )}
              <ins>{after}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
