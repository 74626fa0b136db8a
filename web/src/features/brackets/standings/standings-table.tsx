import type { Standing, Tournament } from '@gym-it/contracts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PersonLink } from '../../follow/person-link.tsx'
import './standings.css'
import { whyBelow } from './why-below.ts'

const round2 = (value: number) => Math.round(value * 100) / 100
const signed = (value: number) => (value > 0 ? `+${round2(value)}` : String(round2(value)).replace('-', '−'))

/** What is shown of a row: it, and why it stands where it does. */
type Row = Standing & {
  readonly why: string
  readonly isInPlay: boolean
  readonly goesOn: boolean
}

/** Numbers of their own column, where the tournament compares them. */
const extra: readonly (readonly [rule: string, header: string])[] = [
  ['buchholz_cut_1', 'Buchh. cut 1'],
  ['buchholz', 'Buchholz'],
  ['median_buchholz', 'Median B.'],
  ['sonneborn_berger', 'S.-B.'],
  ['progressive', 'Progr.'],
]

const name: Column<Row> = {
  header: 'Name',
  cell: row => (
    <>
      <span className="clip-long standing-name" dir="auto">
        <PersonLink person={row.participant} />
      </span>
      {row.participant.club !== null && <span className="standing-club">{row.participant.club}</span>}
      {row.why !== '' && <span className="narrow-only why">{row.why}</span>}
    </>
  ),
}
/** In a short table the points speak for themselves; what decided between equals stands below the name. */
const groupName: Column<Row> = {
  header: 'Name',
  cell: row => (
    <>
      <span className="clip-long standing-name" dir="auto">
        <PersonLink person={row.participant} />
      </span>
      {row.why.startsWith('level') && <span className="why group-why">{row.why}</span>}
    </>
  ),
}
const place: Column<Row> = {
  header: 'Place',
  cell: row => (row.isInPlay ? <span className="still-in">in play</span> : <span className="place">{row.place}</span>),
}
const why: Column<Row> = { header: 'Why below', wideOnly: true, cell: row => <span className="why">{row.why}</span> }
const won: Column<Row> = { header: 'Won', numeric: true, cell: row => row.wins }
const lost: Column<Row> = { header: 'Lost', numeric: true, cell: row => row.losses }
const score: Column<Row> = {
  header: 'Score',
  numeric: true,
  wideOnly: true,
  cell: row => `${round2(row.for)}:${round2(row.against)}`,
}
const difference: Column<Row> = { header: 'Diff.', numeric: true, wideOnly: true, cell: row => signed(row.difference) }
const points: Column<Row> = { header: 'Points', numeric: true, cell: row => <strong>{round2(row.points)}</strong> }
const drawn: Column<Row> = { header: 'Drawn', numeric: true, wideOnly: true, cell: row => row.draws }

/** For a group's table beside its matches. */
const groupColumns: readonly Column<Row>[] = [
  { ...place, header: 'Pl.' },
  groupName,
  { header: 'W', numeric: true, cell: row => row.wins },
  { header: 'D', numeric: true, cell: row => row.draws },
  { header: 'L', numeric: true, cell: row => row.losses },
  { header: '±', numeric: true, cell: row => signed(row.difference) },
  { header: 'Pts', numeric: true, cell: row => <strong>{round2(row.points)}</strong> },
]

function columnsFor({ format }: Tournament, rows: readonly Row[], look: 'overall' | 'group'): readonly Column<Row>[] {
  if (look === 'group') return groupColumns
  if (format === 'leaderboard')
    return [place, name, { header: 'Workouts won', numeric: true, cell: row => row.wins }, points, why]
  const isLeague = format === 'round_robin' || format === 'swiss' || format === 'groups_knockout'
  if (!isLeague) return [place, name, won, lost, score, difference, why]
  const compared = extra
    .filter(([rule]) => rows.some(row => row.tie_breaks[rule] !== undefined))
    .slice(0, 2)
    .map(([rule, header]): Column<Row> => {
      const cell = (row: Row) => (row.tie_breaks[rule] === undefined ? '' : round2(row.tie_breaks[rule]))
      return { header, numeric: true, wideOnly: true, cell }
    })
  return [place, name, won, drawn, { ...lost, wideOnly: true }, score, difference, points, ...compared, why]
}

interface StandingsTableProps {
  readonly caption: string
  readonly rows: readonly Standing[]
  readonly tournament: Tournament
  readonly look: 'overall' | 'group'
}

/** Everyone in order, each with the rule that put them below the one before. */
export function StandingsTable({ caption, rows, tournament, look }: StandingsTableProps) {
  const { status, format, settings } = tournament
  const isKnockout = format !== 'round_robin' && format !== 'swiss' && format !== 'leaderboard'
  const first = rows.filter(row => row.place === 1).length
  const advance = format === 'groups_knockout' && look === 'group' ? (settings.advance_per_group ?? 2) : 0
  const shown = rows.map(
    (row, index): Row => ({
      ...row,
      why: whyBelow(rows, index),
      isInPlay: isKnockout && look === 'overall' && status !== 'completed' && row.place === 1 && first > 1,
      goesOn: row.place <= advance,
    }),
  )
  const isOver = status === 'completed' && look === 'overall'
  return (
    <DataTable
      caption={caption}
      columns={columnsFor(tournament, shown, look)}
      rows={shown}
      rowKey={row => row.participant.id}
      rowClass={row => (isOver && row.place <= 3 ? `medal medal-${row.place}` : row.goesOn ? 'goes-on' : '')}
    />
  )
}
