import { Skeleton } from '@mantine/core'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { PasswordSection } from '../auth/password-section.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { SecuritySection } from '../auth/security-section.tsx'
import { SessionsSection } from '../auth/sessions-section.tsx'
import { OwnData } from './own-data.tsx'
import { useOwnProfile } from './own-profile.ts'
import { PictureField } from './picture-field.tsx'
import { ProfileForm } from './profile-form.tsx'
import './users.css'
import { i18n } from '../../lib/i18n.ts'

/** One’s own profile. */
export function ProfilePage() {
  return (
    <Page title={i18n._('My profile')}>
      <RequireRole atLeast="member">
        <Profile />
      </RequireRole>
    </Page>
  )
}

function Profile() {
  const own = useOwnProfile()
  if (own.isPending) return <Skeleton height={420} radius="lg" />
  if (own.isError) return <ProblemNote error={own.error} onRetry={() => void own.refetch()} />
  return (
    <div className="profile">
      <section className="panel" aria-label={i18n._('Picture')}>
        <PictureField user={own.data} />
      </section>
      <section className="panel" aria-label={i18n._('Profile')}>
        <ProfileForm key={own.data.id} user={own.data} />
      </section>
      <PasswordSection email={own.data.email} />
      <SecuritySection />
      <SessionsSection />
      <OwnData user={own.data} />
    </div>
  )
}
