import { AppError, type Participant, type Score, type TournamentSettings } from '@gym-it/contracts'
import { clearScore, fitnessStandings, recordScore } from '@gym-it/tournament-engine/fitness'
import type { StoredBracket } from '../brackets/store.ts'
import { inTermsOfTheWire } from '../tournaments/engine-terms.ts'
import { isInDivision, noDivision, workoutNames } from '../tournaments/settings-rules.ts'
import type { TournamentChanges, TournamentRow } from '../tournaments/store.ts'
import { competitionOf } from './competition.ts'
import type { ScoreRow } from './store.ts'

/** @throws AppError RULE_FORBIDS for a tournament of matches */
export function requireLeaderboard(stored: StoredBracket): StoredBracket {
  if (stored.tournament.tournament_type === 'leaderboard') return stored
  throw new AppError('RULE_FORBIDS', 'This tournament is played in matches; only a leaderboard has workouts.')
}

/**
 * Checks that a leaderboard can start.
 * @throws AppError 409 once a score is recorded; 422 without workouts, or naming who stands in no division
 */
export function checkStart({ tournament, participants, scores }: StoredBracket): void {
  if (scores.length > 0) throw new AppError('TOURNAMENT_STARTED', 'Scores are recorded; the leaderboard has started.')
  const { settings } = tournament
  if (!settings.workouts?.length) throw forbid('A leaderboard needs at least one workout.', 'settings.workouts')
  const lost = participants.find(one => one.status === 'approved' && !isInDivision(settings, one.division))
  if (lost) throw forbid(noDivision(settings, lost), 'division')
}

/**
 * Checks that a leaderboard under way can go on with other settings: workouts may be added, and nothing may change that
 * somebody has a score in.
 * @throws AppError RULE_FORBIDS naming what would be lost
 */
export function checkNewSettings(stored: StoredBracket, settings: TournamentSettings): void {
  const lost = stored.participants.find(
    one =>
      one.status === 'approved' &&
      isInDivision(stored.tournament.settings, one.division) &&
      !isInDivision(settings, one.division),
  )
  if (lost) throw forbid(noDivision(settings, lost), 'settings.divisions')
  const kept = new Set(settings.workouts?.map(({ id }) => id))
  const gone = stored.scores.find(({ workout }) => !kept.has(workout))
  if (gone) throw forbid(`Scores stand in the workout "${gone.workout}"; it has to stay.`, 'settings.workouts')
  const changed = { ...stored, tournament: { ...stored.tournament, settings } }
  inTermsOfTheWire(() => fitnessStandings(competitionOf(changed)), { settings: workoutNames, known: stored })
}

const forbid = (detail: string, path: string) =>
  new AppError('RULE_FORBIDS', detail, { errors: [{ path, message: detail }] })

function requireScoring(stored: StoredBracket, pid: number): Participant {
  const { tournament, participants } = requireLeaderboard(stored)
  if (tournament.status === 'setup') throw new AppError('TOURNAMENT_NOT_ACTIVE', 'The leaderboard has not started yet.')
  if (tournament.is_paused) {
    throw new AppError('TOURNAMENT_PAUSED', 'The tournament is paused. Resume it to record scores.')
  }
  const participant = participants.find(({ id }) => id === pid)
  if (participant === undefined) {
    throw new AppError('PARTICIPANT_UNKNOWN', 'There is no such participant in this tournament.')
  }
  return participant
}

const findScore = ({ scores }: StoredBracket, pid: number, workout: string): ScoreRow | undefined =>
  scores.find(row => row.participant_id === pid && row.workout === workout)

const sorted = (score: Score) => JSON.stringify(Object.entries(score).sort(([one], [two]) => (one < two ? -1 : 1)))

/**
 * The score that stands there now, or undefined; `isSame` when this one changes nothing. `expected` is the version of the
 * score that the caller has seen; without it a score that stands is kept.
 * @throws AppError as the engine refuses it: 404 for the workout, 422 for a score that cannot be; 409 and 412 for another
 * score in the place of one
 */
export function planScore(
  stored: StoredBracket,
  { pid, workout, score, expected }: { pid: number; workout: string; score: Score; expected: number | undefined },
) {
  const participant = requireScoring(stored, pid)
  if (participant.status !== 'approved') {
    throw new AppError('STATUS_CONFLICT', `${participant.name} is ${participant.status}: reinstate them to score.`)
  }
  inTermsOfTheWire(() => recordScore(competitionOf(stored), { ...score, athlete: pid, workout }), { known: stored })
  const before = findScore(stored, pid, workout)
  const isSame = before !== undefined && sorted(before.score) === sorted(score)
  if (!isSame && expected !== undefined && expected !== before?.version) {
    throw new AppError('VERSION_STALE', 'Somebody changed this score in the meantime. Look at it again.')
  }
  if (!isSame && before !== undefined && expected === undefined) {
    throw new AppError('STATUS_CONFLICT', 'A score stands already. To correct it, send the version that you correct.')
  }
  return { before, isSame }
}

/** @throws AppError STATUS_CONFLICT where there is no score to clear */
export function planScoreClearing(stored: StoredBracket, pid: number, workout: string): ScoreRow {
  requireScoring(stored, pid)
  const before = findScore(stored, pid, workout)
  if (before === undefined) inTermsOfTheWire(() => clearScore(competitionOf(stored), pid, workout), { known: stored })
  // The engine has refused what is not there.
  return before as ScoreRow
}

/** Who won, and whether it is over: a leaderboard ends when a trainer ends it. */
export function leaderboardStatus(stored: StoredBracket, is_finished: boolean, now: Date): TournamentChanges {
  if (!is_finished) return { is_finished, status: 'active', champions: [], completed_at: null }
  const best = fitnessStandings(competitionOf(stored)).filter(row => row.place_in_division === 1)
  const champions = best.filter(row => row.workouts.some(({ place }) => place !== null)).map(row => row.athlete)
  return {
    is_finished,
    status: 'completed',
    champions,
    completed_at: stored.tournament.completed_at ?? now.toISOString(),
  }
}

/** How the winners follow a corrected score. */
export const statusAfterScore = (
  stored: StoredBracket,
  { is_finished }: TournamentRow,
  now: Date,
): TournamentChanges => (is_finished ? leaderboardStatus(stored, true, now) : {})
