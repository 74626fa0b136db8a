import type { FitnessLeaderboard, FitnessRow } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { scoreText } from '../workouts/score-text.ts'
import { DisplayName } from './display-name.tsx'
import { rowsStyle } from './rows-style.ts'

/** So many of the workouts have room: the last ones that were begun. */
const workoutsShown = 3
/** Fewer rows are set larger, up to this. */
const fewest = 5

function shownWorkouts({ workouts, rows }: FitnessLeaderboard) {
  const isBegun = (id: string) =>
    rows.some(row => row.workouts.some(line => line.workout === id && line.score !== null))
  const begun = workouts.filter(workout => isBegun(workout.id))
  return (begun.length === 0 ? workouts : begun).slice(-workoutsShown)
}

/** Athletes by place with their latest scores. */
export function BoardScene({ board, rows }: { board: FitnessLeaderboard; rows: readonly FitnessRow[] }) {
  const shown = shownWorkouts(board)
  return (
    <div className="display-tables" style={rowsStyle(Math.max(fewest, rows.length))}>
      <table className="display-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{i18n._('Place')}</span>
            </th>
            <th scope="col">
              <span className="visually-hidden">{i18n._('Name')}</span>
            </th>
            {shown.map(({ id, name }) => (
              <th key={id} scope="col" dir="auto">
                {name}
              </th>
            ))}
            <th scope="col">{i18n._('Points')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.participant.id}>
              <td>{row.place_in_division}</td>
              <th scope="row">
                <DisplayName person={row.participant} />
              </th>
              {shown.map(workout => (
                <td key={workout.id}>
                  {scoreText(row.workouts.find(line => line.workout === workout.id)?.score ?? null, workout)}
                </td>
              ))}
              <td>
                <strong>{row.points}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
