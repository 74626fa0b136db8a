import type { Tournament } from '@gym-it/contracts'
import { formatClock } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { useLiveState } from '../../lib/live.ts'

interface LiveBadgeProps {
  readonly tournament: Pick<Tournament, 'status'>
  /** When it was loaded, in ms. */
  readonly updatedAt: number
}

/** Whether what is shown changes by itself, or how old it is: of what is over only that it may be old. */
export function LiveBadge({ tournament, updatedAt }: LiveBadgeProps) {
  const { status, lastGoodAt } = useLiveState()
  const isOver = tournament.status === 'completed' || tournament.status === 'cancelled'
  if (isOver && status !== 'reconnecting') return null
  const text =
    status === 'live'
      ? i18n._('Live')
      : status === 'connecting'
        ? i18n._('Connecting…')
        : i18n._('Reconnecting… shown as of {time}', { time: formatClock(Math.max(updatedAt, lastGoodAt ?? 0)) })
  return (
    <span className={`live live-${status}`} role="status">
      <span className="live-dot" aria-hidden="true" />
      {text}
    </span>
  )
}
