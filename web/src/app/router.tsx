import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { BracketTab } from '../features/brackets/bracket-tab.tsx'
import type { AuditSearch } from '../features/system/audit-filter.ts'
import { TournamentPage } from '../features/tournaments/tournament-page.tsx'
import { lazyPart, PartWaiting } from '../ui/lazy-part.tsx'
import { BrokenPage } from './broken-page.tsx'
import { Frame } from './frame.tsx'
import { NotFoundPage } from './not-found-page.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

/** A page of this site to return to; an address elsewhere could lead people astray. */
const ownPage = (to: unknown) => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {})

/** The colours of a page that is set up once, by its address, and then left alone. */
const lightOrDark = ({ colours }: Record<string, unknown>): { colours?: 'light' | 'dark' } =>
  colours === 'light' || colours === 'dark' ? { colours } : {}

const tournaments = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyPart(() =>
    import('../features/tournaments/tournaments-page.tsx').then(module => module.TournamentsPage),
  ),
})
const createTournament = createRoute({
  getParentRoute: () => root,
  path: '/tournaments/new',
  component: lazyPart(() =>
    import('../features/tournaments/create-tournament-page.tsx').then(module => module.CreateTournamentPage),
  ),
})
// What the links lead to that people send each other: its page and its bracket come with the first file.
const tournament = createRoute({
  getParentRoute: () => root,
  path: '/tournaments/$id',
  component: TournamentPage,
})
const bracket = createRoute({
  getParentRoute: () => tournament,
  path: '/',
  component: BracketTab,
})
const participants = createRoute({
  getParentRoute: () => tournament,
  path: '/participants',
  component: lazyPart(() =>
    import('../features/participants/participants-tab.tsx').then(module => module.ParticipantsTab),
  ),
})
const standings = createRoute({
  getParentRoute: () => tournament,
  path: '/standings',
  component: lazyPart(() => import('../features/brackets/standings-tab.tsx').then(module => module.StandingsTab)),
})
const person = createRoute({
  getParentRoute: () => tournament,
  path: '/people/$pid',
  component: lazyPart(() => import('../features/follow/person-page.tsx').then(module => module.PersonPage)),
})
const display = createRoute({
  getParentRoute: () => root,
  path: '/tournaments/$id/display',
  staticData: { isBare: true },
  validateSearch: lightOrDark,
  component: lazyPart(() => import('../features/display/display-page.tsx').then(module => module.DisplayPage)),
})
const embedded = createRoute({
  getParentRoute: () => root,
  path: '/embed/tournaments/$id',
  staticData: { isBare: true },
  validateSearch: lightOrDark,
  component: lazyPart(() => import('../features/share/embedded-page.tsx').then(module => module.EmbeddedPage)),
})
const leaderboard = createRoute({
  getParentRoute: () => root,
  path: '/leaderboard',
  component: lazyPart(() =>
    import('../features/tournaments/leaderboard-page.tsx').then(module => module.LeaderboardPage),
  ),
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyPart(() => import('../features/users/people-page.tsx').then(module => module.PeoplePage)),
})
const invitations = createRoute({
  getParentRoute: () => root,
  path: '/people/invitations',
  component: lazyPart(() => import('../features/auth/invitations-page.tsx').then(module => module.InvitationsPage)),
})
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyPart(() => import('../features/notifications/notices-page.tsx').then(module => module.NoticesPage)),
})
const noticePreferences = createRoute({
  getParentRoute: () => root,
  path: '/notifications/preferences',
  component: lazyPart(() =>
    import('../features/notifications/preferences-page.tsx').then(module => module.PreferencesPage),
  ),
})
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyPart(() => import('../features/users/profile-page.tsx').then(module => module.ProfilePage)),
})
const system = createRoute({
  getParentRoute: () => root,
  path: '/admin/system',
  component: lazyPart(() => import('../features/system/system-page.tsx').then(module => module.SystemPage)),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  // What it holds is looked at by the page, which comes later.
  validateSearch: (search: AuditSearch) => search,
  component: lazyPart(() => import('../features/system/audit-page.tsx').then(module => module.AuditPage)),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => ownPage(search.to),
  component: lazyPart(() => import('../features/auth/sign-in-page.tsx').then(module => module.SignInPage)),
})
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyPart(() => import('../features/auth/register-page.tsx').then(module => module.RegisterPage)),
})
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyPart(() =>
    import('../features/auth/forgot-password-page.tsx').then(module => module.ForgotPasswordPage),
  ),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyPart(() =>
    import('../features/auth/reset-password-page.tsx').then(module => module.ResetPasswordPage),
  ),
})
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyPart(() => import('../features/auth/confirm-email-page.tsx').then(module => module.ConfirmEmailPage)),
})

export const router = createRouter({
  routeTree: root.addChildren([
    tournaments,
    createTournament,
    tournament.addChildren([bracket, participants, standings, person]),
    display,
    embedded,
    leaderboard,
    people,
    invitations,
    notices,
    noticePreferences,
    profile,
    system,
    audit,
    signIn,
    register,
    forgotPassword,
    resetPassword,
    confirmEmail,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
  defaultPendingComponent: () => <PartWaiting look="part-waiting-late" />,
  defaultPendingMs: 300,
  defaultPendingMinMs: 200,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
