import { clearScore, type FitnessRow, getFitnessLeaderboard, recordScore } from '@gym-it/contracts'
import { expectedVersion, requireVersion, type Service, setVersion } from '@gym-it/service-kit'
import { requireBracket } from '../brackets/rules.ts'
import { lockBracket, readBracket, type StoredBracket } from '../brackets/store.ts'
import { placeOf } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { updateTournament } from '../tournaments/store.ts'
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
      const tournament = tournamentView(await updateTournament(tx, id, status))
      const shown = shownScore(saved)
      emit({ type: 'score.recorded', ...placeOf(tournament), data: { tournament, score: shown } })
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
      const tournament = tournamentView(await updateTournament(tx, id, status))
      emit({ type: 'score.cleared', ...placeOf(tournament), data: { tournament, participant_id: pid, workout } })
      return { message: 'Score cleared successfully', row: rowOf(after, pid), tournament }
    }),
  )
}
