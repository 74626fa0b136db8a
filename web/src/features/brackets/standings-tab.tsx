import type { Standing, Tournament } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { bracketQuery } from '../tournaments/queries.ts'

const reasons: Record<string, string> = {
  final: 'lost the final',
  third_place: 'lost the match for third place',
  round_reached: 'went out a round earlier',
  points: 'fewer points',
  wins: 'fewer wins',
  head_to_head: 'lost the match between them',
  difference: 'smaller point difference',
  for: 'fewer points made',
  lots: 'by lot',
}

/** Why a row stands below the one before it, in words. */
const whyOf = ({ separated_by }: Standing) =>
  separated_by === null ? '' : (reasons[separated_by] ?? separated_by.replaceAll('_', ' '))

const signed = (value: number) => (value > 0 ? `+${value}` : String(value))

const columnsFor = (status: Tournament['status']): Column<Standing>[] => [
  {
    header: 'Place',
    cell: ({ place, losses }) =>
      status !== 'completed' && place === 1 && losses === 0 ? (
        <span className="still-in">in play</span>
      ) : (
        <span className="place">{place}</span>
      ),
  },
  {
    header: 'Name',
    cell: row => (
      <>
        <span className="clip-long standing-name" dir="auto">
          {row.participant.name}
        </span>
        <span className="narrow-only why">{whyOf(row)}</span>
      </>
    ),
  },
  { header: 'Won', numeric: true, cell: row => row.wins },
  { header: 'Lost', numeric: true, cell: row => row.losses },
  { header: 'Score', numeric: true, wideOnly: true, cell: row => `${row.for}:${row.against}` },
  { header: 'Diff.', numeric: true, wideOnly: true, cell: row => signed(row.difference) },
  { header: 'Why below', wideOnly: true, cell: row => <span className="why">{whyOf(row)}</span> },
]

/** Everyone in order, each with the rule that put them below the one before. */
export function StandingsTab() {
  const { id } = useParams({ from: '/tournaments/$id' })
  const { data: view } = useQuery(bracketQuery(Number(id)))
  if (view === undefined) return null
  if (view.standings.length === 0) {
    return <EmptyState title="No standings yet">They begin with the draw and change with every result.</EmptyState>
  }
  return (
    <DataTable
      caption="Standings"
      columns={columnsFor(view.tournament.status)}
      rows={view.standings}
      rowKey={row => row.participant.id}
      rowClass={row => (view.tournament.status === 'completed' && row.place <= 3 ? `medal medal-${row.place}` : '')}
    />
  )
}
