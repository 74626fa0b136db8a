import { formatClock } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { useLiveState } from '../../lib/live.ts'

/** Whether what is shown changes by itself, or how old it is. `updatedAt` in ms. */
export function LiveBadge({ updatedAt }: { updatedAt: number }) {
  const { status, lastGoodAt } = useLiveState()
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
