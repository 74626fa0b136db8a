import type { OwnSession } from '@gym-it/contracts'
import { Button, Text } from '@mantine/core'
import { formatAge, formatMoment } from '../../lib/dates.ts'
import './auth.css'

interface SessionListProps {
  readonly sessions: readonly OwnSession[]
  /** When the list was made, in ms. */
  readonly now: number
  readonly onEnd: (session: OwnSession) => void
}

/** Devices, with the place and the time of their last use. */
export function SessionList({ sessions, now, onEnd }: SessionListProps) {
  return (
    <ul className="plain-list factors" aria-label="Devices">
      {sessions.map(session => {
        const { id, device, address, created_at, last_used_at, is_current } = session
        const lastUse = formatAge(last_used_at, now)
        return (
          <li key={id}>
            <div>
              <Text fw={650}>
                {device} {is_current && <span className="this-device">this one</span>}
              </Text>
              <div className="quiet">
                {is_current ? 'In use now' : `Last used ${lastUse}`}
                {address && <> from {address}</>} · since {formatMoment(created_at)}
              </div>
            </div>
            {!is_current && (
              <Button
                size="xs"
                variant="default"
                aria-label={`Sign out ${device}, last used ${lastUse}`}
                onClick={() => onEnd(session)}
              >
                Sign out…
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
