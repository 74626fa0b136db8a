import { finishTournament, reopenTournament } from '@gym-it/contracts'
import {
  type Actor,
  type Emit,
  expectedVersion,
  requireVersion,
  type Service,
  type Transaction,
} from '@gym-it/service-kit'
import { refreshRatings } from '../ratings/refresh.ts'
import { tournamentChanged } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { updateTournament } from '../tournaments/store.ts'
import { statusEvents } from './events.ts'
import { planFinish } from './finish-rules.ts'
import { requireBracket } from './rules.ts'
import { lockBracket } from './store.ts'
import { rankingOf } from './view.ts'

interface Ask {
  readonly id: number
  readonly actor: Actor
  readonly expected: number | undefined
  readonly is_finished: boolean
}

async function setFinished(tx: Transaction, emit: Emit, { id, actor, expected, is_finished }: Ask) {
  const stored = requireBracket(await lockBracket(tx, id), actor)
  requireVersion(expected, stored.tournament.version)
  const message = is_finished ? 'Tournament finished' : 'Tournament reopened'
  const changes = planFinish(stored, is_finished, new Date())
  if (changes === null) return { tournament: tournamentView(stored.tournament), message }
  const tournament = await updateTournament(tx, id, changes)
  await refreshRatings(tx, stored.tournament, tournament)
  const ranking = () => rankingOf(stored)
  const told = statusEvents(stored.tournament, tournament, null, { before: ranking, after: ranking })
  // Ended or reopened, it may be completed before and after.
  for (const event of told.length > 0 ? told : [tournamentChanged('tournament.updated', tournament)]) emit(event)
  return { tournament: tournamentView(tournament), message }
}

export function finishRoutes({ route }: Service): void {
  route(finishTournament, ({ params: { id }, actor, request, change }) =>
    change((tx, emit) => setFinished(tx, emit, { id, actor, expected: expectedVersion(request), is_finished: true })),
  )
  route(reopenTournament, ({ params: { id }, actor, request, change }) =>
    change((tx, emit) => setFinished(tx, emit, { id, actor, expected: expectedVersion(request), is_finished: false })),
  )
}
