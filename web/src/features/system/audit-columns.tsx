import type { AuditEntry } from '@gym-it/contracts'
import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Column } from '../../ui/data-table.tsx'
import { actorWords, changesOf, eventWords, subjectOf } from './audit-words.ts'

interface Choices {
  readonly onPerson: (id: number, name: string) => void
  readonly onSubject: (subject: string) => void
}

const moment = (at: string) => new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** When, who, what, about what, and what changed by it. */
export const auditColumns = ({ onPerson, onSubject }: Choices): readonly Column<AuditEntry>[] => [
  {
    header: 'When',
    cell: entry => (
      <time dateTime={entry.at} className="audit-when">
        {moment(entry.at)}
      </time>
    ),
  },
  {
    header: 'Who',
    cell: entry => (
      <span className="audit-who">
        <Person reference={entry.actor} name={actorWords(entry)} onPerson={onPerson} />
        {entry.address !== null && <span className="audit-from">{entry.address}</span>}
      </span>
    ),
  },
  {
    header: 'What',
    cell: entry => (
      <>
        <strong className="audit-what">{eventWords(entry.type)}</strong>
        {entry.person !== null && entry.person !== entry.actor && (
          <span className="audit-from">
            about <Person reference={entry.person} name={entry.person_name ?? 'a person'} onPerson={onPerson} />
          </span>
        )}
        <Changes entry={entry} />
      </>
    ),
  },
  { header: 'About', wideOnly: true, cell: entry => <Subject subject={entry.subject} onSubject={onSubject} /> },
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
    <UnstyledButton className="audit-link clip-long" dir="auto" onClick={() => onPerson(id, name)}>
      {name}
    </UnstyledButton>
  )
}

function Subject({ subject, onSubject }: { readonly subject: string; readonly onSubject: Choices['onSubject'] }) {
  const [kind, id] = subjectOf(subject) ?? []
  const words = subject.replace(':', ' ')
  return (
    <>
      <UnstyledButton className="audit-link" onClick={() => onSubject(subject)}>
        {words}
      </UnstyledButton>
      {kind === 'tournament' && (
        <Link to="/tournaments/$id" params={{ id: String(id) }} className="audit-from">
          open
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
      <summary>{changes.length === 1 ? 'One change' : `${changes.length} changes`}</summary>
      <dl>
        {changes.map(({ name, before, after }) => (
          <div key={name}>
            <dt>{name.replaceAll('_', ' ')}</dt>
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
