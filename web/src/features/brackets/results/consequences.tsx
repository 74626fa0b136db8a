import type { Match } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { i18n } from '../../../lib/i18n.ts'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { consequenceLines } from './consequence-lines.ts'
import { type Preview, usePreview } from './use-preview.ts'

interface ConsequencesProps {
  readonly preview: Preview
  /** What distinguishes this change from another one. */
  readonly subject: string
  readonly before: readonly Match[]
  /** The match that is changed itself, where it is one. */
  readonly self?: number
}

const shownLines = 12

/** What else a change does, before it is made. */
export function Consequences({ preview, subject, before, self }: ConsequencesProps) {
  const asked = usePreview(preview, subject)
  if (preview === null) return null
  if (asked.isPending) return <Skeleton height={64} radius="md" aria-label={i18n._('Looking what this changes')} />
  if (asked.error) return <ProblemNote error={asked.error} />
  const { changed = [], cleared = [] } = asked.data ?? {}
  const lines = consequenceLines(before, changed, cleared, self ?? null)
  const fallen = cleared.filter(id => id !== self).length
  if (lines.length === 0) {
    return (
      <p className="notice notice-calm" role="status">
        {self === undefined ? i18n._('No match changes.') : i18n._('Nothing else changes.')}
      </p>
    )
  }
  return (
    <div className={fallen > 0 ? 'notice' : 'notice notice-calm'} role="status">
      <p className="notice-title">
        {self === undefined
          ? i18n._(
              '{count, plural, one {# match changes} other {# matches change}}{fallen, plural, =0 {} one {, # result is cleared} other {, # results are cleared}}:',
              { count: lines.length, fallen },
            )
          : i18n._(
              '{count, plural, one {# other match changes} other {# other matches change}}{fallen, plural, =0 {} one {, # result is cleared} other {, # results are cleared}}:',
              { count: lines.length, fallen },
            )}
      </p>
      <ul>
        {lines.slice(0, shownLines).map(({ id, label, text }) => (
          <li key={id}>
            <strong>{label}</strong>: {text}
          </li>
        ))}
        {lines.length > shownLines && <li>{i18n._('and {count} more', { count: lines.length - shownLines })}</li>}
      </ul>
    </div>
  )
}
