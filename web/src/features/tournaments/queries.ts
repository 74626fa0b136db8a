import {
  type BracketView,
  getBracket,
  getLeaderboard,
  listParticipants,
  listTournaments,
  type Tournament,
} from '@gym-it/contracts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, read } from '../../lib/call.ts'
import { askAnew, queryClient } from '../../lib/query-client.ts'
import { applyMatches, applyTournament } from '../brackets/live-bracket.ts'

export interface TournamentFilter {
  readonly q?: string | undefined
  readonly status?: Tournament['status'] | undefined
}

export const tournamentsQuery = (filter: TournamentFilter) =>
  infiniteQueryOptions({
    queryKey: ['tournaments', filter],
    queryFn: ({ pageParam, signal }) => {
      const { q, status } = filter
      const cursor = pageParam ?? undefined
      return call(listTournaments, {
        query: { limit: 60, ...(q ? { q } : {}), ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) },
        signal,
      })
    },
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next_cursor,
  })

/** The tournament with its matches and standings: what the page shows, and what live events are applied to. */
export const bracketQuery = (id: number) =>
  queryOptions({
    queryKey: ['tournament', id, 'bracket'],
    queryFn: ({ signal }) => read(getBracket, { params: { id }, signal }),
  })

export const participantsQuery = (id: number) =>
  queryOptions({
    queryKey: ['tournament', id, 'participants'],
    queryFn: ({ signal }) => call(listParticipants, { params: { id }, signal }),
  })

export const leaderboardQuery = () =>
  queryOptions({
    queryKey: ['leaderboard'],
    queryFn: ({ signal }) => call(getLeaderboard, { query: { limit: 100 }, signal }),
  })

/** Changes the shown bracket at once, by a function of what is shown. */
export const patchBracket = (id: number, change: (view: BracketView) => BracketView) =>
  queryClient.setQueryData(bracketQuery(id).queryKey, view => (view === undefined ? undefined : change(view)))

/** Takes over what a write answered: the tournament, and the matches where it names them. */
export function takeOver(tournament: Tournament, matches: BracketView['bracket'] = []): void {
  patchBracket(tournament.id, view => applyTournament(applyMatches(view, matches), tournament))
  void queryClient.invalidateQueries({ queryKey: ['tournaments'] })
}

/** Fetches everything about one tournament again. */
export const refetchTournament = (id: number) => askAnew({ queryKey: ['tournament', id] })
