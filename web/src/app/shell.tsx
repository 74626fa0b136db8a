import { IconMenu2, IconX } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Broadcasts } from '../features/notifications/broadcasts.tsx'
import { i18n } from '../lib/i18n.ts'
import { useHasRole, useSession } from '../lib/use-session.ts'
import { whenIdle } from '../lib/when-idle.ts'
import { didWritesWait } from '../lib/writes/mark.ts'
import { lazyAside } from '../ui/lazy-part.tsx'
import { Logo } from '../ui/logo.tsx'
import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { NewVersionNote } from './new-version-note.tsx'
import { PageNews } from './page-news.tsx'
import { StaleNote } from './stale-note.tsx'
import './shell.css'

// Menus and popovers are a large part of the component library, and spectators need none of them.
const Account = lazyAside(async () => {
  await whenIdle()
  return (await import('./account.tsx')).Account
})
const WaitingWrites = lazyAside(async () => {
  await whenIdle()
  return (await import('./waiting-writes.tsx')).WaitingWrites
})

function NavLinks() {
  const seesPeople = useHasRole('trainer')
  const seesSystem = useHasRole('admin')
  return (
    <>
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
        {i18n._('Tournaments')}
      </Link>
      <Link to="/leaderboard">{i18n._('Leaderboard')}</Link>
      {seesPeople && <Link to="/people">{i18n._('People')}</Link>}
      {seesSystem && <Link to="/admin/system">{i18n._('System')}</Link>}
    </>
  )
}

/** The frame of every page: the bar with the way around, the page, the foot. */
export function Shell() {
  const session = useSession()
  const { pathname } = useLocation()
  const [menuOpen, setMenuOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setMenuOpen(false), [pathname])
  return (
    <div className="shell">
      <a href="#main" className="skip-link">
        {i18n._('To the content')}
      </a>
      <header className="shell-header">
        <div className="shell-bar">
          <Link to="/" className="brand" aria-label={i18n._('GYM IT, to the tournaments')}>
            <Logo size={30} />
            GYM IT
          </Link>
          <nav className="nav" aria-label={i18n._('Main')}>
            <NavLinks />
          </nav>
          <div className="bar-end">
            <LanguageSwitch place="bar" />
            <ColorSchemeSwitch />
            {session.status === 'signed_in' && <Account user={session.user} />}
            {session.status === 'anonymous' && (
              <Link
                to="/sign-in"
                search={pathname === '/' || pathname.startsWith('/sign-in') ? {} : { to: pathname }}
                className="bar-button bar-primary"
              >
                {i18n._('Sign in')}
              </Link>
            )}
            <button
              type="button"
              className="bar-button bar-burger"
              aria-label={menuOpen ? i18n._('Close the menu') : i18n._('Open the menu')}
              aria-expanded={menuOpen}
              onClick={() => setMenuOpen(!menuOpen)}
            >
              {menuOpen ? <IconX size={24} /> : <IconMenu2 size={24} />}
            </button>
          </div>
        </div>
        <nav className="nav-sheet" aria-label={i18n._('Menu')} data-open={menuOpen || undefined}>
          <NavLinks />
          <LanguageSwitch place="sheet" />
        </nav>
      </header>
      <StaleNote />
      <NewVersionNote />
      {(session.status === 'signed_in' || didWritesWait()) && <WaitingWrites />}
      <main id="main" className="shell-main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="shell-footer">
        <div>
          <span>{i18n._('GYM IT: tournaments for gyms and sports clubs')}</span>
          <a href="/docs">{i18n._('API for developers')}</a>
        </div>
      </footer>
      <Broadcasts />
      <PageNews />
    </div>
  )
}
