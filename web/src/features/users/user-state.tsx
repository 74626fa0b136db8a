import type { User, UserForTrainers } from '@gym-it/contracts'
import { formatMoment } from '../../lib/dates.ts'

/** Somebody in the list: trainers see less of them than administrators. */
export type Listed = User | UserForTrainers

export const roleOf = (user: Listed) => (user.is_root_admin ? 'root admin' : user.role)

/** Whether somebody may come in, and for administrators how long and why not. */
export function UserState({ user }: { user: Listed }) {
  if (user.is_banned) {
    const until = 'banned_until' in user ? user.banned_until : null
    return (
      <>
        <span className="status status-cancelled">Banned</span>
        {until && <div className="quiet">until {formatMoment(until)}</div>}
        {'ban_reason' in user && user.ban_reason && <div className="quiet clip-long">{user.ban_reason}</div>}
      </>
    )
  }
  if (!user.is_approved) return <span className="status status-paused">To approve</span>
  return <span className="status status-active">Active</span>
}
