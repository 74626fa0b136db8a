import type { User, UserForTrainers } from '@gym-it/contracts'
import { formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { roleName } from './role-name.ts'

/** Somebody in the list: trainers see less of them than administrators. */
export type Listed = User | UserForTrainers

export const roleOf = (user: Listed) => (user.is_root_admin ? i18n._('root admin') : roleName(user.role))

/** Whether somebody may come in, and for administrators how long and why not. */
export function UserState({ user }: { user: Listed }) {
  if (user.is_banned) {
    const until = 'banned_until' in user ? user.banned_until : null
    return (
      <>
        <span className="status status-cancelled">{i18n._('Banned')}</span>
        {until && <div className="quiet">{i18n._('until {until}', { until: formatMoment(until) })}</div>}
        {'ban_reason' in user && user.ban_reason && (
          <div className="quiet clip-long" dir="auto">
            {user.ban_reason}
          </div>
        )}
      </>
    )
  }
  if (!user.is_approved) return <span className="status status-paused">{i18n._('To approve')}</span>
  return <span className="status status-active">{i18n._('Active')}</span>
}
