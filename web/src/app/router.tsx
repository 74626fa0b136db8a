import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { TournamentsPage } from '../features/tournaments/tournaments-page.tsx'
import { BrokenPage } from './broken-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

/** A page of this site to return to; an address elsewhere could lead people astray. */
const ownPage = (to: unknown) => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {})

const tournaments = createRoute({ getParentRoute: () => root, path: '/', component: TournamentsPage })
const createTournament = createRoute({
  getParentRoute: () => root,
  path: '/tournaments/new',
  component: lazyRouteComponent(
    () => import('../features/tournaments/create-tournament-page.tsx'),
    'CreateTournamentPage',
  ),
})
const tournament = createRoute({
  getParentRoute: () => root,
  path: '/tournaments/$id',
  component: lazyRouteComponent(() => import('../features/tournaments/tournament-page.tsx'), 'TournamentPage'),
})
const bracket = createRoute({
  getParentRoute: () => tournament,
  path: '/',
  component: lazyRouteComponent(() => import('../features/brackets/bracket-tab.tsx'), 'BracketTab'),
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
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('../features/users/profile-page.tsx'), 'ProfilePage'),
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

export const router = createRouter({
  routeTree: root.addChildren([
    tournaments,
    createTournament,
    tournament.addChildren([bracket, participants, standings]),
    leaderboard,
    people,
    profile,
    signIn,
    register,
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
