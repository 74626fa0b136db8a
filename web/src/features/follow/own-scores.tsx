import { Trans } from '@lingui/react'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { i18n } from '../../lib/i18n.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { fitnessQuery } from '../workouts/leaderboard-query.ts'
import { scoreText } from '../workouts/score-text.ts'

/** An athlete's workouts: what was done, which place that was, and when the next one starts. */
export function OwnScores({ tournamentId, pid }: { readonly tournamentId: number; readonly pid: number }) {
  const board = useQuery(fitnessQuery(tournamentId))
  if (board.data === undefined) {
    return board.isPending ? <Skeleton height={180} radius="lg" /> : <ProblemNote error={board.error} />
  }
  const row = board.data.rows.find(one => one.participant.id === pid)
  if (row === undefined) return <p className="hint">{i18n._('This person has no place on the leaderboard.')}</p>
  return (
    <section aria-labelledby="follow-workouts">
      <h3 id="follow-workouts">
        {i18n._(
          '{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {division} with {points, plural, one {# point} other {# points}}',
          { place: row.place_in_division, division: row.division, points: row.points },
        )}
      </h3>
      <ol className="plain-list follow-rows">
        {board.data.workouts.map(workout => {
          const line = row.workouts.find(one => one.workout === workout.id)
          const heat = workout.heats.findIndex(one => one.includes(pid))
          const isAwaited = line === undefined || line.status === 'missing'
          return (
            <li key={workout.id} className="follow-row">
              <span className="follow-round" dir="auto">
                {workout.name}
              </span>
              <span className="follow-who">
                {isAwaited ? (
                  <span className="follow-word">
                    {heat < 0 ? i18n._('still to come') : i18n._('to come, heat {heat}', { heat: heat + 1 })}
                  </span>
                ) : (
                  scoreText(line.score, workout)
                )}
              </span>
              {!isAwaited && line.place !== null && (
                <span className="follow-end">
                  <Trans
                    id="<0>{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}</0> · {points, plural, one {# point} other {# points}}"
                    values={{ place: line.place, points: line.points }}
                    components={{ 0: <strong /> }}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
