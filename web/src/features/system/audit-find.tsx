import { Button, Group } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { AuditFilter } from './audit-filter.ts'
import { foundQuery } from './audit-query.ts'
import { subjectWords } from './audit-words.ts'

interface Found {
  readonly key: string
  readonly label: string
  readonly part: Partial<AuditFilter>
}

/** The number itself, also of what is deleted and is found by no name. */
const byNumber = (text: string): readonly Found[] =>
  /^[1-9]\d{0,8}$/.test(text)
    ? ['user', 'tournament'].map(kind => ({
        key: `${kind} by number`,
        label: subjectWords(`${kind}:${text}`),
        part: kind === 'user' ? { person: Number(text) } : { subject: `${kind}:${text}` },
      }))
    : []

/** Leads to a person or a tournament that no entry at hand is about. */
export function AuditFind({ onFound }: { readonly onFound: (part: Partial<AuditFilter>) => void }) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const found = useQuery(foundQuery(q))
  const { people = [], tournaments = [] } = q === '' ? {} : (found.data ?? {})
  const choices: readonly Found[] = [
    ...byNumber(text.trim()),
    ...people.map(({ id, full_name }) => ({ key: `user ${id}`, label: full_name, part: { person: id } })),
    ...tournaments.map(({ id, name }) => ({
      key: `tournament ${id}`,
      label: `${name} · ${subjectWords(`tournament:${id}`)}`,
      part: { subject: `tournament:${id}` },
    })),
  ]
  return (
    <div className="audit-find">
      <SearchField
        label={i18n._('Find a person or a tournament')}
        placeholder={i18n._('Person or tournament: name or number')}
        value={text}
        onChange={setText}
      />
      <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
      <Group gap="xs" role="group" aria-label={i18n._('Found')}>
        {choices.map(({ key, label, part }) => (
          <Button
            key={key}
            size="compact-sm"
            variant="default"
            className="audit-chip clip-long"
            onClick={() => {
              setText('')
              onFound(part)
            }}
          >
            {label}
          </Button>
        ))}
      </Group>
      <p role="status" className="quiet">
        {q !== '' && found.isSuccess && choices.length === 0 && i18n._('Nobody and nothing of that name.')}
      </p>
    </div>
  )
}
