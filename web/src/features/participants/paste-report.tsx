import { largestTournament } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { Switch, Text } from '@mantine/core'
import { i18n } from '../../lib/i18n.ts'
import type { PastedEntries, RefusedLine } from './paste-entries.ts'
import { PasteTable } from './paste-table.tsx'

interface PasteReportProps {
  readonly paste: PastedEntries
  readonly approvedCount: number
  readonly max: number
  /** Says whether commas separate columns. */
  readonly onCommas: (commas: boolean) => void
}

const shownLines = 5

function Lines({ title, lines }: { title: string; lines: readonly RefusedLine[] }) {
  if (lines.length === 0) return null
  return (
    <div className="paste-lines">
      <Text fw={650}>{title}</Text>
      <ul>
        {lines.slice(0, shownLines).map(({ line, text, reason }) => (
          <li key={line}>
            <Trans
              id="Line {line}: <0>{text}</0> ({reason})"
              values={{ line, text, reason }}
              components={{ 0: <bdi /> }}
            />
          </li>
        ))}
        {lines.length > shownLines && <li>{i18n._('and {count} more', { count: lines.length - shownLines })}</li>}
      </ul>
    </div>
  )
}

/** What the paste holds, before anything is written. */
export function PasteReport({ paste, approvedCount, max, onCommas }: PasteReportProps) {
  const { entries, columns, commas, doubles, refused } = paste
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
          onChange={event => onCommas(event.currentTarget.checked)}
        />
      )}
      <PasteTable entries={entries} columns={columns} />
      {total > largestTournament && (
        <Text c="var(--gym-danger)" fw={650}>
          {i18n._('A tournament holds at most {most}. Take {count} out.', {
            most: largestTournament,
            count: total - largestTournament,
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
      <Lines title={i18n._('{count} left out: the same name twice', { count: doubles.length })} lines={doubles} />
      <Lines title={i18n._('{count} left out: they cannot be entered', { count: refused.length })} lines={refused} />
    </div>
  )
}
