import { clearScore, type FitnessRow, getFitnessLeaderboard, recordScore } from '@gym-it/contracts'
import { type Emit, expectedVersion, requireVersion, type Service, setVersion } from '@gym-it/service-kit'
import { statusEvents } from '../brackets/events.ts'
import { requireBracket } from '../brackets/rules.ts'
import { lockBracket, readBracket, type StoredBracket } from '../brackets/store.ts'
import { rankingOf } from '../brackets/view.ts'
import { placeOf } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { type TournamentRow, updateTournament } from '../tournaments/store.ts'
import { fitnessRows, leaderboardView, shownScore } from './competition.ts'
import { planScore, planScoreClearing, requireLeaderboard, statusAfterScore } from './rules.ts'
import { deleteScore, type ScoreRow, saveScore } from './store.ts'

/** The leaderboard with one score in the place of another, or without it. */
function withScore(stored: StoredBracket, before: ScoreRow | undefined, after: ScoreRow | null): StoredBracket {
  const others = stored.scores.filter(row => row !== before)
  return { ...stored, scores: after === null ? others : [...others, after] }
}

function rowOf(stored: StoredBracket, pid: number): FitnessRow {
  const row = fitnessRows(stored).find(({ participant }) => participant.id === pid)
  if (!row) throw new Error(`athlete ${pid} has a score and no place`)
  return row
}

/** Tells who came where once more, where a score has changed that after the end. */
function tellNewPlaces(emit: Emit, before: StoredBracket, after: StoredBracket, tournament: TournamentRow): void {
  const ranking = { before: () => rankingOf(before), after: () => rankingOf(after) }
  for (const event of statusEvents(before.tournament, tournament, null, ranking)) emit(event)
}

export function workoutRoutes({ route, sql }: Service): void {
  route(getFitnessLeaderboard, async ({ params, actor, reply }) => {
    const stored = requireLeaderboard(requireBracket(await readBracket(sql, params.id), actor))
    setVersion(reply, stored.tournament.version)
    return leaderboardView(stored)
  })

  route(recordScore, ({ params, body, actor, request, change }) =>
    change(async (tx, emit) => {
      const { id, pid, workout } = params
      const stored = requireBracket(await lockBracket(tx, id), actor)
      const { version, ...score } = body
      const expected = expectedVersion(request) ?? version
      const { before, isSame } = planScore(stored, { pid, workout, score, expected })
      const message = 'Score recorded successfully'
      if (isSame && before) {
        const tournament = tournamentView(stored.tournament)
        return { message, score: shownScore(before), row: rowOf(stored, pid), tournament }
      }
      const saved = await saveScore(tx, params, score)
      const after = withScore(stored, before, saved)
      const status = statusAfterScore(after, stored.tournament, new Date())
      const row = await updateTournament(tx, id, status)
      const tournament = tournamentView(row)
      const shown = shownScore(saved)
      emit({ type: 'score.recorded', ...placeOf(tournament), data: { tournament, score: shown } })
      tellNewPlaces(emit, stored, after, row)
      return { message, score: shown, row: rowOf(after, pid), tournament }
    }),
  )

  route(clearScore, ({ params, actor, request, change }) =>
    change(async (tx, emit) => {
      const { id, pid, workout } = params
      const stored = requireBracket(await lockBracket(tx, id), actor)
      const before = planScoreClearing(stored, pid, workout)
      requireVersion(expectedVersion(request), before.version)
      await deleteScore(tx, params)
      const after = withScore(stored, before, null)
      const status = statusAfterScore(after, stored.tournament, new Date())
      const row = await updateTournament(tx, id, status)
      const tournament = tournamentView(row)
      emit({ type: 'score.cleared', ...placeOf(tournament), data: { tournament, participant_id: pid, workout } })
      tellNewPlaces(emit, stored, after, row)
      return { message: 'Score cleared successfully', row: rowOf(after, pid), tournament }
    }),
  )
}
