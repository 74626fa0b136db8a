import { randomBytes } from 'node:crypto'
import {
  copyTournament,
  createTournament,
  deleteTournament,
  getTournament,
  listTournaments,
  pauseTournament,
  resumeTournament,
  updateTournament,
} from '@gym-it/contracts'
import {
  type Emit,
  expectedVersion,
  requireVersion,
  type Service,
  setNextPage,
  setVersion,
  type Transaction,
} from '@gym-it/service-kit'
import { requireBracket } from '../brackets/rules.ts'
import { lockBracket } from '../brackets/store.ts'
import { participantChanged } from '../participants/events.ts'
import { insertParticipants, listParticipants } from '../participants/store.ts'
import { moveUp, tellMovedUp } from '../participants/wait-list.ts'
import { refreshRatings } from '../ratings/refresh.ts'
import { checkNewSettings } from '../workouts/rules.ts'
import { planCopiedEntries, planCopy } from './copy-rules.ts'
import { tournamentChanged, tournamentDeleted } from './events.ts'
import { changesLeaderboard, planPause, planTournament, planUpdate, requireVisible, tournamentView } from './rules.ts'
import * as store from './store.ts'

async function lock(tx: Transaction, id: number, expected: number | undefined): Promise<store.TournamentRow> {
  const tournament = requireVisible(await store.lockTournament(tx, id), { id: 0 })
  requireVersion(expected, tournament.version)
  return tournament
}

async function setPaused(tx: Transaction, emit: Emit, id: number, is_paused: boolean, expected: number | undefined) {
  const before = await lock(tx, id, expected)
  const changes = planPause(before, is_paused)
  const tournament = changes ? await store.updateTournament(tx, id, changes) : before
  if (changes) emit(tournamentChanged(is_paused ? 'tournament.paused' : 'tournament.resumed', tournament))
  return { tournament: tournamentView(tournament), message: is_paused ? 'Tournament paused' : 'Tournament resumed' }
}

export function tournamentRoutes({ route, sql }: Service): void {
  route(createTournament, ({ body, actor, change }) =>
    change(async (tx, emit) => {
      const tournament = await store.insertTournament(
        tx,
        planTournament(body, { created_by: actor.id, secret_seed: randomBytes(16).toString('hex') }),
      )
      emit(tournamentChanged('tournament.created', tournament))
      return { tournament: tournamentView(tournament), message: 'Tournament created successfully' }
    }),
  )

  route(copyTournament, ({ params, body, actor, change }) =>
    change(async (tx, emit) => {
      const original = requireVisible(await store.lockTournament(tx, params.id), actor)
      const chance = { created_by: actor.id, secret_seed: randomBytes(16).toString('hex') }
      const made = await store.insertTournament(tx, planCopy(original, body, chance))
      const entries = body.participants ? planCopiedEntries(await listParticipants(tx, params.id)) : []
      const entered = entries.length > 0 ? await insertParticipants(tx, made.id, entries) : []
      emit(tournamentChanged('tournament.created', made))
      for (const one of entered) emit(participantChanged('participant.added', made, one))
      const tournament = { ...made, participant_count: entered.length }
      return { tournament: tournamentView(tournament), message: 'Tournament copied' }
    }),
  )

  route(listTournaments, async ({ query, actor, reply }) => {
    const rows = await store.listTournaments(sql, { ...query, membersToo: actor !== null })
    const last = rows.length === query.limit ? rows.at(-1) : undefined
    if (last) setNextPage(reply, listTournaments.path, query, last.id)
    return { tournaments: rows.map(tournamentView), next_cursor: last?.id ?? null }
  })

  route(getTournament, async ({ params, actor, reply }) => {
    const tournament = requireVisible(await store.findTournament(sql, params.id), actor)
    setVersion(reply, tournament.version)
    return tournamentView(tournament)
  })

  route(updateTournament, ({ params, body, actor, request, change }) =>
    change(async (tx, emit) => {
      const before = await lock(tx, params.id, expectedVersion(request))
      const changes = planUpdate(before, body)
      if (changesLeaderboard(before, body)) {
        checkNewSettings(requireBracket(await lockBracket(tx, params.id), actor), changes.settings ?? {})
      }
      const moved = await moveUp(tx, { ...before, ...changes })
      const tournament = await store.updateTournament(tx, params.id, changes)
      await refreshRatings(tx, before, tournament)
      emit(tournamentChanged('tournament.updated', tournament))
      tellMovedUp(emit, tournament, moved)
      return { tournament: tournamentView(tournament), message: 'Tournament updated' }
    }),
  )

  route(deleteTournament, ({ params, request, change }) =>
    change(async (tx, emit) => {
      const tournament = await lock(tx, params.id, expectedVersion(request))
      await store.deleteTournament(tx, params.id)
      await refreshRatings(tx, tournament, null)
      emit(tournamentDeleted(tournament))
      return { message: 'Tournament deleted successfully' }
    }),
  )

  route(pauseTournament, ({ params, request, change }) =>
    change((tx, emit) => setPaused(tx, emit, params.id, true, expectedVersion(request))),
  )
  route(resumeTournament, ({ params, request, change }) =>
    change((tx, emit) => setPaused(tx, emit, params.id, false, expectedVersion(request))),
  )
}
