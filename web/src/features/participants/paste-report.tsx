import { largestTournament } from '@gym-it/contracts'
import { Checkbox, Switch, Text } from '@mantine/core'
import { i18n } from '../../lib/i18n.ts'
import type { PasteDraft, PastedEntries } from './paste-entries.ts'
import { PasteLines } from './paste-lines.tsx'
import { PasteTable } from './paste-table.tsx'

interface PasteReportProps {
  readonly names: PasteDraft
  readonly paste: PastedEntries
  readonly approvedCount: number
  readonly max: number
  /** Says what commas mean, or whether namesakes are entered. */
  readonly onChoice: (choice: Pick<PasteDraft, 'commas' | 'namesakes'>) => void
}

/** What the paste holds, before anything is written. */
export function PasteReport({ names, paste, approvedCount, max, onChoice }: PasteReportProps) {
  const { entries, lines, columns, commas, doubles, refused } = paste
  const { namesakes = false } = names
  const count = entries.length
  const total = approvedCount + count
  if (count + doubles.length + refused.length === 0) return null
  return (
    <div className="paste-report">
      <Text fw={650} className="figures" role="status">
        {approvedCount > 0
          ? i18n._('{count, plural, one {# new name} other {# new names}}, {total} with those already in', {
              count,
              total,
            })
          : i18n._('{count, plural, one {# new name} other {# new names}}', { count })}
      </Text>
      {commas !== null && (
        <Switch
          label={i18n._('Commas separate name, club and rating')}
          checked={commas}
          onChange={event => onChoice({ commas: event.currentTarget.checked })}
        />
      )}
      <PasteTable entries={entries} columns={columns} />
      {total > largestTournament && (
        <Text c="var(--gym-danger)" fw={650}>
          {i18n._('A tournament holds at most {most}. Take {count} out, from line {line} on.', {
            most: largestTournament,
            count: total - largestTournament,
            line: lines[Math.max(0, largestTournament - approvedCount)] ?? 1,
          })}
        </Text>
      )}
      {total > max && total <= largestTournament && (
        <Text className="warn">
          {i18n._(
            '{max, plural, one {There is # place.} other {There are # places.}} They are raised to {total} when you go on.',
            { max, total },
          )}
        </Text>
      )}
      <PasteLines
        title={
          namesakes
            ? i18n._('{count} with a name that is there already: entered all the same', { count: doubles.length })
            : i18n._('{count} left out: the same name twice', { count: doubles.length })
        }
        lines={doubles}
      >
        <Checkbox
          my={6}
          label={i18n._('Enter them all the same: they are other people')}
          checked={namesakes}
          onChange={event => onChoice({ namesakes: event.currentTarget.checked })}
        />
      </PasteLines>
      <PasteLines
        title={i18n._('{count} left out: they cannot be entered', { count: refused.length })}
        lines={refused}
      />
    </div>
  )
}
