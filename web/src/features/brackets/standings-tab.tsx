import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { i18n } from '../../lib/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { bracketQuery } from '../tournaments/queries.ts'
import { PrintButton } from './sheet/print-button.tsx'
import { StandingsTable } from './standings/standings-table.tsx'

/** Everyone in order, and the table of each group. */
export function StandingsTab() {
  const { id } = useParams({ from: '/tournaments/$id' })
  const { data: view } = useQuery(bracketQuery(Number(id)))
  if (view === undefined) return null
  const { standings, tournament } = view
  if (standings.length === 0) {
    return (
      <EmptyState title={i18n._('No standings yet')}>
        {i18n._('They begin with the draw and change with every result.')}
      </EmptyState>
    )
  }
  const overall = standings.filter(row => row.group === null)
  const groups = Map.groupBy(
    standings.filter(row => row.group !== null),
    row => row.group,
  )
  return (
    <>
      <div className="standings-tools">
        <PrintButton view={view} isStandings />
      </div>
      {overall.length > 0 && (
        <div className="standings-part">
          {groups.size > 0 && <h2>{i18n._('Everyone')}</h2>}
          <StandingsTable caption={i18n._('Standings')} rows={overall} tournament={tournament} look="overall" />
        </div>
      )}
      <div className="standings-groups">
        {[...groups].map(([group, rows]) => {
          const title = tournament.format === 'leaderboard' ? group : i18n._('Group {group}', { group })
          return (
            <section key={group} aria-label={title ?? ''}>
              <h2>{title}</h2>
              <StandingsTable caption={title ?? ''} rows={rows} tournament={tournament} look="group" />
            </section>
          )
        })}
      </div>
    </>
  )
}
