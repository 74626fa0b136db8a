import { getPreferences } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { useUser } from '../../lib/use-session.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { PreferencesForm } from './preferences-form.tsx'
import { PushSwitch, waysQuery } from './push-switch.tsx'
import './notifications.css'

/** What one is told of, and how. */
export function PreferencesPage() {
  const user = useUser()
  return (
    <Page
      title={i18n._('What you are told')}
      above={
        <div className="page-above">
          <Link to="/notifications">{i18n._('Notifications')}</Link>
        </div>
      }
    >
      <RequireRole atLeast="member">{user && <Choices key={user.id} userId={user.id} />}</RequireRole>
    </Page>
  )
}

function Choices({ userId }: { userId: number }) {
  const queryKey = ['notification-preferences', userId]
  const chosen = useQuery({ queryKey, queryFn: ({ signal }) => call(getPreferences, { signal }) })
  const ways = useQuery(waysQuery(userId))
  if (chosen.isPending) return <Skeleton height={420} radius="lg" />
  if (chosen.isError) return <ProblemNote error={chosen.error} onRetry={() => void chosen.refetch()} />
  return (
    <div className="preferences">
      <PushSwitch userId={userId} />
      <PreferencesForm chosen={chosen.data} sendsMail={ways.data?.sends_email ?? true} queryKey={queryKey} />
    </div>
  )
}
