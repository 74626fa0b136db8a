import type { Standing, Tournament } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PersonLink } from '../../follow/person-link.tsx'
import { plain, signed } from './numbers.ts'
import './standings.css'
import { isLevelOnPoints, whyBelow } from './why-below.ts'

/** What is shown of a row: it, and why it stands where it does. */
type Row = Standing & {
  readonly why: string
  /** Another rule than the points has decided. */
  readonly isLevel: boolean
  readonly isInPlay: boolean
  readonly goesOn: boolean
}

/** The heads of all columns are translated where they are shown. Numbers of their own column, where the tournament compares them. */
const extra: readonly (readonly [rule: string, header: string])[] = [
  ['buchholz_cut_1', /*i18n*/ 'Buchh. cut 1'],
  ['buchholz', /*i18n*/ 'Buchholz'],
  ['median_buchholz', /*i18n*/ 'Median B.'],
  ['sonneborn_berger', /*i18n*/ 'S.-B.'],
  ['progressive', /*i18n*/ 'Progr.'],
]

const name: Column<Row> = {
  header: /*i18n*/ 'Name',
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
  header: /*i18n*/ 'Name',
  cell: row => (
    <>
      <span className="clip-long standing-name" dir="auto">
        <PersonLink person={row.participant} />
      </span>
      {row.isLevel && <span className="why group-why">{row.why}</span>}
    </>
  ),
}
const place: Column<Row> = {
  header: /*i18n*/ 'Place',
  cell: row =>
    row.isInPlay ? <span className="still-in">{i18n._('in play')}</span> : <span className="place">{row.place}</span>,
}
const why: Column<Row> = {
  header: /*i18n*/ 'Why this place',
  wideOnly: true,
  cell: row => <span className="why">{row.why}</span>,
}
const won: Column<Row> = { header: /*i18n*/ 'Won', numeric: true, cell: row => row.wins }
const lost: Column<Row> = { header: /*i18n*/ 'Lost', numeric: true, cell: row => row.losses }
const score: Column<Row> = {
  header: /*i18n*/ 'Score',
  numeric: true,
  wideOnly: true,
  cell: row => `${plain(row.for)}:${plain(row.against)}`,
}
const difference: Column<Row> = {
  header: /*i18n*/ 'Diff.',
  numeric: true,
  wideOnly: true,
  cell: row => signed(row.difference),
}
const points: Column<Row> = {
  header: /*i18n*/ 'Points',
  numeric: true,
  cell: row => <strong>{plain(row.points)}</strong>,
}
const drawn: Column<Row> = { header: /*i18n*/ 'Drawn', numeric: true, wideOnly: true, cell: row => row.draws }
const workoutsWon: Column<Row> = {
  header: /*i18n*/ 'Workouts won',
  numeric: true,
  wideOnly: true,
  cell: row => row.wins,
}

const shortPlace: Column<Row> = { ...place, header: /*i18n*/ 'Pl.' }
const shortPoints: Column<Row> = { ...points, header: /*i18n*/ 'Pts' }
/** For a group's table beside its matches. */
const groupColumns: readonly Column<Row>[] = [
  shortPlace,
  groupName,
  { header: /*i18n*/ 'W', numeric: true, cell: row => row.wins },
  { header: /*i18n*/ 'D', numeric: true, cell: row => row.draws },
  { header: /*i18n*/ 'L', numeric: true, cell: row => row.losses },
  { header: '±', numeric: true, cell: row => signed(row.difference) },
  shortPoints,
]
/** Workouts are neither drawn nor lost. */
const divisionColumns: readonly Column<Row>[] = [shortPlace, groupName, workoutsWon, shortPoints]

function columnsFor({ format }: Tournament, rows: readonly Row[], look: 'overall' | 'group'): readonly Column<Row>[] {
  if (look === 'group') return format === 'leaderboard' ? divisionColumns : groupColumns
  if (format === 'leaderboard') return [place, name, workoutsWon, points, why]
  const isLeague = format === 'round_robin' || format === 'swiss' || format === 'groups_knockout'
  // Where only winners were written down there is no score to show.
  const scores = rows.some(row => row.for + row.against > 0) ? [score, difference] : []
  if (!isLeague) return [place, name, won, lost, ...scores, why]
  const compared = extra
    .filter(([rule]) => rows.some(row => row.tie_breaks[rule] !== undefined))
    .slice(0, 2)
    .map(([rule, header]): Column<Row> => {
      const cell = (row: Row) => (row.tie_breaks[rule] === undefined ? '' : plain(row.tie_breaks[rule]))
      return { header, numeric: true, wideOnly: true, cell }
    })
  return [place, name, won, drawn, { ...lost, wideOnly: true }, ...scores, points, ...compared, why]
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
      isLevel: isParted(rows, index),
      isInPlay: isKnockout && look === 'overall' && status !== 'completed' && row.place === 1 && first > 1,
      goesOn: row.place <= advance,
    }),
  )
  const isOver = status === 'completed' && look === 'overall'
  return (
    <DataTable
      caption={caption}
      columns={columnsFor(tournament, shown, look).map(column => ({ ...column, header: i18n._(column.header) }))}
      rows={shown}
      rowKey={row => row.participant.id}
      rowClass={row => (isOver && row.place <= 3 ? `medal medal-${row.place}` : row.goesOn ? 'goes-on' : '')}
    />
  )
}

function isParted(rows: readonly Standing[], index: number): boolean {
  const [row, above] = [rows[index], rows[index - 1]]
  return row !== undefined && above !== undefined && row.separated_by !== null && isLevelOnPoints(row, above)
}
