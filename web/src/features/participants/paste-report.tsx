import { largestTournament } from '@gym-it/contracts'
import { Switch, Text } from '@mantine/core'
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
            Line {line}: <bdi>{text}</bdi> ({reason})
          </li>
        ))}
        {lines.length > shownLines && <li>and {lines.length - shownLines} more</li>}
      </ul>
    </div>
  )
}

/** What the paste holds, before anything is written. */
export function PasteReport({ paste, approvedCount, max, onCommas }: PasteReportProps) {
  const { entries, columns, commas, doubles, refused } = paste
  const total = approvedCount + entries.length
  if (entries.length + doubles.length + refused.length === 0) return null
  return (
    <div className="paste-report">
      <Text fw={650} className="figures" role="status">
        {entries.length} {entries.length === 1 ? 'new name' : 'new names'}
        {approvedCount > 0 && `, ${total} with those already in`}
      </Text>
      {commas !== null && (
        <Switch
          label="Commas separate name, club and rating"
          checked={commas}
          onChange={event => onCommas(event.currentTarget.checked)}
        />
      )}
      <PasteTable entries={entries} columns={columns} />
      {total > largestTournament && (
        <Text c="red.8" fw={650}>
          A tournament holds at most {largestTournament}. Take {total - largestTournament} out.
        </Text>
      )}
      {total > max && total <= largestTournament && (
        <Text className="warn">
          There are {max} places. They are raised to {total} when you go on.
        </Text>
      )}
      <Lines title={`${doubles.length} left out: the same name twice`} lines={doubles} />
      <Lines title={`${refused.length} left out`} lines={refused} />
    </div>
  )
}
