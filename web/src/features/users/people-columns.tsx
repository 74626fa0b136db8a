import { Checkbox } from '@mantine/core'
import { formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import type { Column } from '../../ui/data-table.tsx'
import { PersonPicture } from './person-picture.tsx'
import { UserActions } from './user-actions.tsx'
import { type Listed, roleOf, UserState } from './user-state.tsx'

/** Everybody, for those who only look. */
export const peopleColumns = (): readonly Column<Listed>[] => [
  {
    header: i18n._('Name'),
    cell: user => (
      <div className="person-cell">
        <span className="wide-only">
          <PersonPicture person={user} size={40} />
        </span>
        <div>
          <div className="clip-long standing-name" dir="auto">
            {user.full_name}
          </div>
          <div className="quiet clip-long" dir="auto">
            {[user.email, user.club].filter(Boolean).join(' · ')}
          </div>
          <div className="narrow-only">
            <span className="role-name">{roleOf(user)}</span>
            <UserState user={user} />
          </div>
        </div>
      </div>
    ),
  },
  { header: i18n._('Role'), wideOnly: true, cell: user => <span className="role-name">{roleOf(user)}</span> },
  { header: i18n._('State'), wideOnly: true, cell: user => <UserState user={user} /> },
  {
    header: i18n._('Since'),
    wideOnly: true,
    cell: user => <span className="one-line">{formatMoment(`${user.created_at.slice(0, 10)}T00:00:00.000Z`)}</span>,
  },
]

interface Selection {
  readonly has: (user: Listed) => boolean
  readonly canHave: (user: Listed) => boolean
  readonly toggle: (user: Listed) => void
}

/** An administrator also selects, and acts. */
export const adminColumns = ({ has, canHave, toggle }: Selection): readonly Column<Listed>[] => [
  {
    header: i18n._('Select'),
    isHeaderHidden: true,
    cell: user => (
      <Checkbox
        aria-label={i18n._('Select {name}', { name: user.full_name })}
        checked={has(user)}
        disabled={!canHave(user)}
        onChange={() => toggle(user)}
      />
    ),
  },
  ...peopleColumns(),
  { header: i18n._('Actions'), isHeaderHidden: true, cell: user => <UserActions user={user} /> },
]
