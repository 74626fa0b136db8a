import type { BracketView, FitnessRow, RecordedScore, Workout } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useHasRole } from '../../lib/use-session.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { PrintButton } from '../brackets/sheet/print-button.tsx'
import { Podium } from '../brackets/standings/podium.tsx'
import { PersonLink } from '../follow/person-link.tsx'
import { Heats } from './heats.tsx'
import { fitnessQuery } from './leaderboard-query.ts'
import { scoreText, whyBelow } from './score-text.ts'
import '../brackets/bracket-tab.css'
import '../../ui/data-table.css'
import './workouts.css'
import { i18n } from '../../lib/i18n.ts'
import { lazyDialog } from '../../ui/lazy-part.tsx'

const ScoreDialog = lazyDialog(() => import('./score-dialog.tsx').then(module => module.ScoreDialog))

interface Chosen {
  readonly row: FitnessRow
  readonly workout: Workout
  readonly score: RecordedScore | null
}

/** The leaderboard: athletes by place, a column for each workout; a trainer taps a cell to enter the score. */
export function WorkoutBoard({ view }: { readonly view: BracketView }) {
  const { tournament } = view
  const board = useQuery(fitnessQuery(tournament.id))
  const isTrainer = useHasRole('trainer')
  const [chosen, setChosen] = useState<Chosen>()
  if (board.data === undefined) {
    return board.isPending ? (
      <Skeleton height={280} radius="lg" />
    ) : (
      <ProblemNote error={board.error} onRetry={() => void board.refetch()} />
    )
  }
  const { workouts, rows, divisions } = board.data
  const canScore = isTrainer && !tournament.is_paused
  const byDivision = Map.groupBy(rows, row => row.division)
  const people = new Map(rows.map(row => [row.participant.id, row.participant]))
  return (
    <>
      {tournament.status === 'completed' && <Podium standings={view.standings} />}
      <div className="bracket-tools">
        {canScore && <p className="hint">{i18n._('Tap a cell to enter a score.')}</p>}
        <PrintButton view={view} board={board.data} />
      </div>
      {divisions
        .filter(division => byDivision.has(division))
        .map(division => (
          <section key={division} className="board-division" aria-label={division}>
            {divisions.length > 1 && <h2 dir="auto">{division}</h2>}
            <Board
              caption={i18n._('Leaderboard {division}', { division })}
              workouts={workouts}
              rows={byDivision.get(division) ?? []}
              onChoose={canScore ? setChosen : undefined}
            />
          </section>
        ))}
      <Heats workouts={workouts} people={people} />
      {chosen && <ScoreDialog {...chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

interface BoardProps {
  readonly caption: string
  readonly workouts: readonly Workout[]
  readonly rows: readonly FitnessRow[]
  readonly onChoose: ((chosen: Chosen) => void) | undefined
}

function Board({ caption, workouts, rows, onChoose }: BoardProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame board" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._('Place')}</th>
            <th scope="col">{i18n._('Name')}</th>
            <th scope="col" className="cell-numeric">
              {i18n._('Points')}
            </th>
            {workouts.map(({ id, name }) => (
              <th scope="col" key={id} dir="auto">
                <span className="board-workout">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.participant.id}>
              <td>
                <span className="place">{row.place_in_division}</span>
              </td>
              <td className="board-name">
                <span className="clip-long standing-name">
                  <PersonLink person={row.participant} />
                </span>
                <span className="why board-why">{whyBelow(row, rows[index - 1], workouts)}</span>
              </td>
              <td className="cell-numeric" data-label={i18n._('Points')}>
                <strong>{row.points}</strong>
              </td>
              {workouts.map(workout => (
                <Cell key={workout.id} row={row} workout={workout} onChoose={onChoose} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const placeText = (place: number) =>
  i18n._('{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { place })

function Cell({ row, workout, onChoose }: { row: FitnessRow; workout: Workout; onChoose: BoardProps['onChoose'] }) {
  const line = row.workouts.find(one => one.workout === workout.id)
  const score = line?.score ?? null
  const text = line?.status === 'withdrawn' ? i18n._('withdrew') : scoreText(score, workout)
  const inner = (
    <>
      <span className="figures">{text}</span>
      {line && line.place !== null && <span className="board-place figures">{placeText(line.place)}</span>}
    </>
  )
  if (onChoose === undefined || row.participant.status !== 'approved') {
    return (
      <td className="board-score" data-label={workout.name}>
        <span className="board-cell">{inner}</span>
      </td>
    )
  }
  const about = { name: row.participant.name, workout: workout.name, score: text }
  return (
    <td className="board-score" data-label={workout.name}>
      <button
        type="button"
        className="board-cell"
        aria-label={
          score === null
            ? i18n._('Enter the score of {name} in {workout}: {score}', about)
            : i18n._('Correct the score of {name} in {workout}: {score}', about)
        }
        onClick={() => onChoose({ row, workout, score })}
      >
        {inner}
      </button>
    </td>
  )
}
