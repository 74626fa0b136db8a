import { Trans } from '@lingui/react'
import { Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import type { RefusedLine } from './paste-entries.ts'

const shownLines = 5

interface PasteLinesProps {
  readonly title: string
  readonly lines: readonly RefusedLine[]
  readonly children?: ReactNode
}

/** Lines of a paste that something is to be said about: the first at once, all others when they are asked for. */
export function PasteLines({ title, lines, children }: PasteLinesProps) {
  const [isOpen, setIsOpen] = useState(false)
  if (lines.length === 0) return null
  const others = lines.slice(shownLines)
  return (
    <div className="paste-lines">
      <Text fw={650}>{title}</Text>
      {children}
      <Lines lines={lines.slice(0, shownLines)} />
      {others.length > 0 && (
        // Thousands are not drawn for somebody who does not look at them.
        <details open={isOpen} onToggle={event => setIsOpen(event.currentTarget.open)}>
          <summary>{i18n._('and {count} more', { count: others.length })}</summary>
          {isOpen && <Lines lines={others} />}
        </details>
      )}
    </div>
  )
}

function Lines({ lines }: { lines: readonly RefusedLine[] }) {
  return (
    <ul>
      {lines.map(({ line, text, reason }) => (
        <li key={line}>
          <Trans
            id="Line {line}: <0>{text}</0> ({reason})"
            values={{ line, text, reason }}
            components={{ 0: <bdi /> }}
          />
        </li>
      ))}
    </ul>
  )
}
