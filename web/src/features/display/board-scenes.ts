import type { FitnessLeaderboard } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { inPages } from './in-pages.ts'
import type { Scene } from './scene.ts'

const rowsOnPage = 7
const pagesOfDivision = 3
const mostPages = 12

/** The pages of a leaderboard: the heat that is next, then each division by place. */
export function boardScenes(board: FitnessLeaderboard): readonly Scene[] {
  const byDivision = Map.groupBy(board.rows, row => row.division)
  const tables = board.divisions.flatMap(division =>
    inPages(byDivision.get(division) ?? [], rowsOnPage, pagesOfDivision).map((rows, index): Scene => {
      const title = board.divisions.length > 1 ? division : i18n._('Leaderboard')
      return { kind: 'board', key: `board ${division} ${index}`, title, board, rows }
    }),
  )
  return [...nextHeat(board), ...tables].slice(0, mostPages)
}

/** The first heat in which somebody's score is awaited. */
function nextHeat({ workouts, rows, tournament }: FitnessLeaderboard): readonly Scene[] {
  if (tournament.status !== 'active') return []
  const people = new Map(rows.map(row => [row.participant.id, row]))
  for (const { id, name, heats } of workouts) {
    const isAwaited = (pid: number) =>
      people.get(pid)?.workouts.some(line => line.workout === id && line.status === 'missing') === true
    const at = heats.findIndex(heat => heat.some(isAwaited))
    const heat = heats[at]
    if (heat === undefined) continue
    const standing = heat.map(pid => people.get(pid)?.participant).filter(one => one !== undefined)
    const title =
      heats.length > 1
        ? i18n._('{workout}: heat {heat} of {heats}', { workout: name, heat: at + 1, heats: heats.length })
        : name
    return [{ kind: 'heat', key: 'heat', title, people: standing }]
  }
  return []
}
