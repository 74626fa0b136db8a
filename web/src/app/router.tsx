import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { BracketTab } from '../features/brackets/bracket-tab.tsx'
import { TournamentPage } from '../features/tournaments/tournament-page.tsx'
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
  component: lazyRouteComponent(() => import('../features/tournaments/tournaments-page.tsx'), 'TournamentsPage'),
})
const createTournament = createRoute({
  getParentRoute: () => root,
  path: '/tournaments/new',
  component: lazyRouteComponent(
    () => import('../features/tournaments/create-tournament-page.tsx'),
    'CreateTournamentPage',
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
  component: lazyRouteComponent(() => import('../features/participants/participants-tab.tsx'), 'ParticipantsTab'),
})
const standings = createRoute({
  getParentRoute: () => tournament,
  path: '/standings',
  component: lazyRouteComponent(() => import('../features/brackets/standings-tab.tsx'), 'StandingsTab'),
})
const person = createRoute({
  getParentRoute: () => tournament,
  path: '/people/$pid',
  component: lazyRouteComponent(() => import('../features/follow/person-page.tsx'), 'PersonPage'),
})
const display = createRoute({
  getParentRoute: () => root,
  path: '/tournaments/$id/display',
  staticData: { isBare: true },
  validateSearch: lightOrDark,
  component: lazyRouteComponent(() => import('../features/display/display-page.tsx'), 'DisplayPage'),
})
const embedded = createRoute({
  getParentRoute: () => root,
  path: '/embed/tournaments/$id',
  staticData: { isBare: true },
  validateSearch: lightOrDark,
  component: lazyRouteComponent(() => import('../features/share/embedded-page.tsx'), 'EmbeddedPage'),
})
const leaderboard = createRoute({
  getParentRoute: () => root,
  path: '/leaderboard',
  component: lazyRouteComponent(() => import('../features/tournaments/leaderboard-page.tsx'), 'LeaderboardPage'),
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/users/people-page.tsx'), 'PeoplePage'),
})
const invitations = createRoute({
  getParentRoute: () => root,
  path: '/people/invitations',
  component: lazyRouteComponent(() => import('../features/auth/invitations-page.tsx'), 'InvitationsPage'),
})
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../features/notifications/notices-page.tsx'), 'NoticesPage'),
})
const noticePreferences = createRoute({
  getParentRoute: () => root,
  path: '/notifications/preferences',
  component: lazyRouteComponent(() => import('../features/notifications/preferences-page.tsx'), 'PreferencesPage'),
})
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('../features/users/profile-page.tsx'), 'ProfilePage'),
})
const system = createRoute({
  getParentRoute: () => root,
  path: '/admin/system',
  component: lazyRouteComponent(() => import('../features/system/system-page.tsx'), 'SystemPage'),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('../features/system/audit-page.tsx'), 'AuditPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => ownPage(search.to),
  component: lazyRouteComponent(() => import('../features/auth/sign-in-page.tsx'), 'SignInPage'),
})
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('../features/auth/register-page.tsx'), 'RegisterPage'),
})
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('../features/auth/forgot-password-page.tsx'), 'ForgotPasswordPage'),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('../features/auth/reset-password-page.tsx'), 'ResetPasswordPage'),
})
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('../features/auth/confirm-email-page.tsx'), 'ConfirmEmailPage'),
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
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
