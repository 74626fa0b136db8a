import type { OwnSession } from '@gym-it/contracts'
import { Button, Text } from '@mantine/core'
import { formatAge, formatMoment } from '../../lib/dates.ts'
import './auth.css'
import { i18n } from '../../lib/i18n.ts'
import { deviceText } from './device-text.ts'

interface SessionListProps {
  readonly sessions: readonly OwnSession[]
  /** When the list was made, in ms. */
  readonly now: number
  readonly onEnd: (session: OwnSession) => void
}

/** When and from where a device was used, and since when it is signed in. `ago` as in "3 min ago". */
function whenUsed({ address, created_at, is_current }: OwnSession, ago: string): string {
  const values = { ago, address: address ?? '', since: formatMoment(created_at) }
  if (is_current) {
    return address
      ? i18n._('In use now from {address} · since {since}', values)
      : i18n._('In use now · since {since}', values)
  }
  return address
    ? i18n._('Last used {ago} from {address} · since {since}', values)
    : i18n._('Last used {ago} · since {since}', values)
}

/** Devices, with the place and the time of their last use. */
export function SessionList({ sessions, now, onEnd }: SessionListProps) {
  return (
    <ul className="plain-list factors" aria-label={i18n._('Devices')}>
      {sessions.map(session => {
        const { id, last_used_at, is_current } = session
        const device = deviceText(session.device)
        const lastUse = formatAge(last_used_at, now)
        return (
          <li key={id}>
            <div>
              <Text fw={650}>
                {device} {is_current && <span className="this-device">{i18n._('this one')}</span>}
              </Text>
              <div className="quiet">{whenUsed(session, lastUse)}</div>
            </div>
            {!is_current && (
              <Button
                size="xs"
                variant="default"
                aria-label={i18n._('Sign out {device}, last used {ago}', { device, ago: lastUse })}
                onClick={() => onEnd(session)}
              >
                {i18n._('Sign out…')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
