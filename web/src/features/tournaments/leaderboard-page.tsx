import { type getLeaderboard, leaderboardPoints, type ReplyOf } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { i18n } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { leaderboardQuery } from './queries.ts'

const { win, draw, loss, title } = leaderboardPoints

type LeaderboardRow = ReplyOf<typeof getLeaderboard>[number]
type Row = LeaderboardRow & { readonly place: number }
/** Equal scores share a place. */
const withPlace = (row: LeaderboardRow, index: number, rows: readonly LeaderboardRow[]) => ({
  ...row,
  place: rows.findIndex(one => one.total_score === row.total_score) + 1 || index + 1,
})

const columns = (): Column<Row>[] => [
  { header: i18n._('Place'), cell: row => <span className="place">{row.place}</span> },
  {
    header: i18n._('Name'),
    cell: row => (
      <span className="clip-long standing-name" dir="auto">
        {row.user_name}
      </span>
    ),
  },
  { header: i18n._('Titles'), numeric: true, cell: row => row.titles },
  { header: i18n._('Won'), numeric: true, wideOnly: true, cell: row => row.wins },
  { header: i18n._('Lost'), numeric: true, wideOnly: true, cell: row => row.losses },
  { header: i18n._('Tournaments'), numeric: true, wideOnly: true, cell: row => row.tournaments },
  { header: i18n._('Points'), numeric: true, cell: row => <strong>{row.total_score}</strong> },
]

/** Who has won most, over all tournaments. */
export function LeaderboardPage() {
  const board = useQuery({ ...leaderboardQuery(), select: rows => rows.map(withPlace) })
  return (
    <Page
      title={i18n._('Leaderboard')}
      lead={i18n._(
        'Across all tournaments: {win} points for a win, {draw} for a draw, {loss} for a match lost, {title} for a title.',
        { win, draw, loss, title },
      )}
    >
      {board.isPending && <Skeleton height={320} radius="lg" />}
      <ProblemNote error={board.error} onRetry={() => void board.refetch()} />
      {board.data?.length === 0 && (
        <EmptyState
          title={i18n._('Nobody has points yet')}
          action={<ButtonLink to="/">{i18n._('See the tournaments')}</ButtonLink>}
        >
          {i18n._('Points are added with every result.')}
        </EmptyState>
      )}
      {board.data && board.data.length > 0 && (
        <DataTable
          caption={i18n._('Leaderboard')}
          columns={columns()}
          rows={board.data}
          rowKey={(row, index) => row.user_id ?? `${row.user_name} ${index}`}
          rowClass={row => (row.place <= 3 ? `medal medal-${row.place}` : '')}
        />
      )}
    </Page>
  )
}
