import { largestTournament } from '@gym-it/contracts'
import { Text } from '@mantine/core'
import type { PastedNames, RefusedLine } from './paste-names.ts'

interface PasteReportProps {
  readonly paste: PastedNames
  readonly approvedCount: number
  readonly max: number
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
export function PasteReport({ paste: { names, doubles, refused }, approvedCount, max }: PasteReportProps) {
  const total = approvedCount + names.length
  if (names.length + doubles.length + refused.length === 0) return null
  return (
    <div className="paste-report" role="status">
      <Text fw={650} className="figures">
        {names.length} {names.length === 1 ? 'new name' : 'new names'}
        {approvedCount > 0 && `, ${total} with those already in`}
      </Text>
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
      <Lines title={`${refused.length} left out: not a name`} lines={refused} />
    </div>
  )
}
