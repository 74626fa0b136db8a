import type { FitnessLeaderboard, FitnessRow, Participant, RecordedScore, Standing } from '@gym-it/contracts'
import {
  type Competition,
  type FitnessTieBreak,
  fitnessStandings,
  heats,
  type Score,
} from '@gym-it/tournament-engine/fitness'
import type { StoredBracket } from '../brackets/store.ts'
import { tournamentView } from '../tournaments/rules.ts'
import { competitionRules, isInDivision } from '../tournaments/settings-rules.ts'
import type { ScoreRow } from './store.ts'

type Stored = Pick<StoredBracket, 'tournament' | 'participants' | 'scores'>

/** All who compete, and those who left after their first score; who left before is out of it. */
function athletesOf({ tournament, participants, scores }: Stored): readonly Participant[] {
  const scored = new Set(scores.map(({ participant_id }) => participant_id))
  return participants.filter(
    ({ id, status, division }) =>
      (status === 'approved' || (status === 'withdrawn' && scored.has(id))) &&
      isInDivision(tournament.settings, division),
  )
}

/** Somebody who left has withdrawn from the first workout without a score on. */
function withdrawalsOf({ tournament, scores }: Stored, athletes: readonly Participant[]): Score[] {
  const has = new Set(scores.map(({ participant_id, workout }) => `${participant_id} ${workout}`))
  return athletes.flatMap(({ id, status }): Score[] => {
    if (status !== 'withdrawn') return []
    const open = tournament.settings.workouts?.find(workout => !has.has(`${id} ${workout.id}`))
    return open ? [{ athlete: id, workout: open.id, status: 'withdrawn' }] : []
  })
}

/** The engine's view of a leaderboard: its rules from the settings, the scores from the rows. */
export function competitionOf(stored: Stored): Competition {
  const rules = competitionRules(stored.tournament.settings)
  const athletes = athletesOf(stored)
  const known = new Set(athletes.map(({ id }) => id))
  const scores = stored.scores.filter(({ participant_id }) => known.has(participant_id))
  return {
    ...rules,
    athletes: athletes.map(({ id, division }) => ({ id, division: division ?? rules.divisions[0] ?? '' })),
    scores: [
      ...scores.map(({ participant_id, workout, score }) => ({ ...score, athlete: participant_id, workout })),
      ...withdrawalsOf(stored, athletes),
    ],
  }
}

export const shownScore = ({ score, ...row }: ScoreRow): RecordedScore => ({ ...score, ...row })

/** The rows of a leaderboard, best first. */
export function fitnessRows(stored: Stored): FitnessRow[] {
  const byId = new Map(stored.participants.map(participant => [participant.id, participant]))
  const scores = new Map(stored.scores.map(row => [`${row.participant_id} ${row.workout}`, shownScore(row)]))
  return fitnessStandings(competitionOf(stored)).flatMap(({ athlete, workouts, tie_breaks, ...row }) => {
    const participant = byId.get(athlete)
    if (!participant) return []
    const lines = workouts.map(line => ({ ...line, score: scores.get(`${athlete} ${line.workout}`) ?? null }))
    const numbers = Object.entries(tie_breaks).map(([rule, value]): [string, number | number[]] => [
      rule,
      typeof value === 'number' ? value : [...value],
    ])
    return [{ ...row, participant, workouts: lines, tie_breaks: Object.fromEntries(numbers) }]
  })
}

/** Who is to run in which heat of a workout: by the standings before it, at first by the seeds. */
function heatsOf(competition: Competition, index: number, lanes: number): number[][] {
  const before = competition.workouts.slice(0, index)
  const held = new Set(before.map(({ id }) => id))
  const scores = competition.scores.filter(({ workout }) => held.has(workout))
  const order =
    index === 0
      ? competition.athletes.map(({ id }) => id)
      : fitnessStandings({ ...competition, workouts: before, tie_breaks: [...usualTieBreaks], scores }).map(
          row => row.athlete,
        )
  const known = new Set([...held, competition.workouts[index]?.id])
  const left = competition.scores.filter(({ workout, status }) => status === 'withdrawn' && known.has(workout))
  const gone = new Set(left.map(({ athlete }) => athlete))
  return heats(
    order.filter(id => !gone.has(id)),
    lanes,
  )
}

/** Not those that name a workout which is still to come. */
const usualTieBreaks: readonly FitnessTieBreak[] = ['best_places', 'last_workout']
const usualLanes = 10

/** Everything that the screen of a leaderboard needs. */
export function leaderboardView(stored: Stored): FitnessLeaderboard {
  const { settings } = stored.tournament
  const competition = competitionOf(stored)
  return {
    tournament: tournamentView(stored.tournament),
    divisions: [...competition.divisions],
    workouts: (settings.workouts ?? []).map((workout, index) => ({
      ...workout,
      heats: heatsOf(competition, index, settings.lanes ?? usualLanes),
    })),
    rows: fitnessRows(stored),
  }
}

/** The same in the shape of every other format's standings: all first, then each division where there are several. */
export function fitnessStandingsView(stored: Stored): Standing[] {
  const rows = fitnessRows(stored)
  const standing = (row: FitnessRow, place: number, group: string | null): Standing => ({
    ...{ place, participant: row.participant, group, points: row.points, separated_by: row.separated_by },
    played: row.workouts.filter(line => line.place !== null).length,
    wins: row.workouts.filter(line => line.place === 1).length,
    ...{ draws: 0, losses: 0, for: 0, against: 0, difference: 0 },
    tie_breaks: Object.fromEntries(
      Object.entries(row.tie_breaks).flatMap(([rule, value]) => (typeof value === 'number' ? [[rule, value]] : [])),
    ),
  })
  const divisions = new Set(rows.map(row => row.division))
  return [
    ...rows.map(row => standing(row, row.place, null)),
    ...(divisions.size > 1 ? rows.map(row => standing(row, row.place_in_division, row.division)) : []),
  ]
}
