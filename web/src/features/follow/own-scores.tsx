import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ordinal } from '../brackets/match/source-text.ts'
import { fitnessQuery } from '../workouts/leaderboard-query.ts'
import { scoreText } from '../workouts/score-text.ts'

/** An athlete's workouts: what was done, which place that was, and when the next one starts. */
export function OwnScores({ tournamentId, pid }: { readonly tournamentId: number; readonly pid: number }) {
  const board = useQuery(fitnessQuery(tournamentId))
  if (board.data === undefined) {
    return board.isPending ? <Skeleton height={180} radius="lg" /> : <ProblemNote error={board.error} />
  }
  const row = board.data.rows.find(one => one.participant.id === pid)
  if (row === undefined) return <p className="hint">This person has no place on the leaderboard.</p>
  return (
    <section aria-labelledby="follow-workouts">
      <h3 id="follow-workouts">
        {ordinal(row.place_in_division)} of {row.division} with {row.points} points
      </h3>
      <ol className="plain-list follow-rows">
        {board.data.workouts.map(workout => {
          const line = row.workouts.find(one => one.workout === workout.id)
          const heat = workout.heats.findIndex(one => one.includes(pid))
          const isAwaited = line === undefined || line.status === 'missing'
          return (
            <li key={workout.id} className="follow-row">
              <span className="follow-round">{workout.name}</span>
              <span className="follow-who">
                {isAwaited ? (
                  <span className="follow-word">{heat < 0 ? 'still to come' : `to come, heat ${heat + 1}`}</span>
                ) : (
                  scoreText(line.score, workout)
                )}
              </span>
              {!isAwaited && line.place !== null && (
                <span className="follow-end">
                  <strong>{ordinal(line.place)}</strong> · {line.points} points
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
