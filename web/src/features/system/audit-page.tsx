import type { AuditEntry } from '@gym-it/contracts'
import { Button, Group, NativeSelect, Skeleton, TextInput } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { today } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { saveFile } from '../../lib/save-file.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { toastProblem } from '../../ui/toast.ts'
import { RequireRole } from '../auth/require-role.tsx'
import { auditColumns } from './audit-columns.tsx'
import { type AuditFilter, everything, filterOf, searchOf } from './audit-filter.ts'
import { AuditFind } from './audit-find.tsx'
import { auditQuery, exportAudit } from './audit-query.ts'
import { subjectWords } from './audit-words.ts'
import './audit.css'

const typeChoices = [
  { value: '', label: /*i18n*/ 'Everything' },
  { value: 'match', label: /*i18n*/ 'Results' },
  { value: 'tournament', label: /*i18n*/ 'Tournaments' },
  { value: 'participant', label: /*i18n*/ 'Entries' },
  { value: 'round', label: /*i18n*/ 'Rounds' },
  { value: 'score', label: /*i18n*/ 'Workout scores' },
  { value: 'user', label: /*i18n*/ 'People' },
  { value: 'account', label: /*i18n*/ 'Passwords and second factors' },
  { value: 'session', label: /*i18n*/ 'Sessions' },
  { value: 'invitation', label: /*i18n*/ 'Invitations' },
  { value: 'notification', label: /*i18n*/ 'Notices' },
  { value: 'preferences', label: /*i18n*/ 'Preferences' },
  { value: 'push', label: /*i18n*/ 'Push' },
  { value: 'webhook', label: /*i18n*/ 'Webhooks' },
  { value: 'broadcast', label: /*i18n*/ 'Broadcasts' },
]

/** Who did what and when, in all parts of the system. */
export function AuditPage() {
  return (
    <Page
      title={i18n._('Audit trail')}
      lead={i18n._('Who did what and when. Nothing in it can be changed.')}
      actions={
        <ButtonLink to="/admin/system" variant="default">
          {i18n._('System')}
        </ButtonLink>
      }
    >
      <RequireRole atLeast="admin">
        <Trail />
      </RequireRole>
    </Page>
  )
}

function Trail() {
  const filter = filterOf(useSearch({ from: '/admin/audit' }))
  const navigate = useNavigate()
  // In the address, so that it can be passed on and survives the way back.
  const setFilter = (next: AuditFilter) => void navigate({ to: '/admin/audit', search: searchOf(next) })
  const trail = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData })
  const entries = trail.data?.pages.flatMap(page => page.entries) ?? []
  const narrow = (part: Partial<AuditFilter>) => setFilter({ ...filter, ...part })
  const isNarrowed = Object.values(filter).some(value => value !== '' && value !== null)
  const columns = auditColumns({
    onPerson: person => narrow({ person }),
    onSubject: subject => narrow({ subject }),
  })
  return (
    <>
      <Group mb="md" gap="sm" align="flex-end" className="filters">
        <NativeSelect
          label={i18n._('What')}
          data={typeChoices.map(({ value, label }) => ({ value, label: i18n._(label) }))}
          value={filter.type}
          onChange={event => narrow({ type: event.currentTarget.value })}
        />
        <TextInput
          label={i18n._('From')}
          type="date"
          max={today()}
          value={filter.since}
          onChange={event => narrow({ since: event.currentTarget.value })}
        />
        <TextInput
          label={i18n._('To')}
          type="date"
          max={today()}
          value={filter.until}
          onChange={event => narrow({ until: event.currentTarget.value })}
        />
        <ExportButtons filter={filter} />
      </Group>
      <AuditFind onFound={narrow} />
      <Group mb="md" gap="xs">
        {filter.person !== null && (
          <Chip
            label={i18n._('by or about {person}', { person: nameIn(entries, filter.person) })}
            onDrop={() => narrow({ person: null })}
          />
        )}
        {filter.subject !== '' && <Chip label={subjectWords(filter.subject)} onDrop={() => narrow({ subject: '' })} />}
      </Group>
      <ProblemNote error={trail.error} onRetry={() => void trail.refetch()} />
      {trail.isPending && <Skeleton height={360} radius="lg" />}
      {trail.isSuccess && entries.length === 0 && (
        <EmptyState
          title={isNarrowed ? i18n._('Nothing of that kind') : i18n._('Nothing happened yet')}
          action={
            isNarrowed && (
              <Button variant="default" onClick={() => setFilter(everything)}>
                {i18n._('Show everything')}
              </Button>
            )
          }
        >
          {isNarrowed
            ? i18n._('Take a filter away, or choose other days.')
            : i18n._('As soon as somebody changes something, it stands here.')}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <div className="audit-trail">
          <DataTable caption={i18n._('Audit trail')} columns={columns} rows={entries} rowKey={entry => entry.id} />
        </div>
      )}
      <ShowMore pages={trail} />
    </>
  )
}

/** The name of a person as an entry at hand tells it, else their number. */
function nameIn(entries: readonly AuditEntry[], id: number): string {
  const reference = `user:${id}`
  const told = entries.flatMap(one => [
    one.actor === reference ? one.actor_name : null,
    one.person === reference ? one.person_name : null,
  ])
  return told.find(name => name !== null) ?? subjectWords(reference)
}

function Chip({ label, onDrop }: { readonly label: string; readonly onDrop: () => void }) {
  return (
    <Button
      size="compact-sm"
      variant="light"
      rightSection={<IconX size={14} />}
      onClick={onDrop}
      className="audit-chip"
      aria-label={i18n._('Only {filter}: take this filter away', { filter: label })}
    >
      {label}
    </Button>
  )
}

function ExportButtons({ filter }: { readonly filter: AuditFilter }) {
  const saving = useMutation({
    mutationFn: (format: 'csv' | 'jsonl') =>
      exportAudit(filter, format).then(blob =>
        saveFile(new File([blob], `audit-${today()}.${format}`, { type: blob.type })),
      ),
    onError: toastProblem,
  })
  return (
    <Group gap="xs">
      {(['csv', 'jsonl'] as const).map(format => (
        <Button
          key={format}
          variant="default"
          leftSection={<IconDownload size={18} />}
          loading={saving.isPending && saving.variables === format}
          onClick={() => saving.mutate(format)}
        >
          {format === 'csv' ? 'CSV' : i18n._('JSON lines')}
        </Button>
      ))}
    </Group>
  )
}
