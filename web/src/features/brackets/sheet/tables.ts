import type { FitnessLeaderboard, Match, Participant, Standing, Tournament } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { scoreText as workoutScore } from '../../workouts/score-text.ts'
import { outcomeText, scoreText } from '../match/match-text.ts'
import { waitingFor } from '../match/source-text.ts'
import type { Section } from '../sections/bracket-sections.ts'
import { plain, signed } from '../standings/numbers.ts'
import { whyBelow } from '../standings/why-below.ts'
import type { SheetCell, SheetColumn, SheetTable } from './table-drawing.ts'

const cell = (text: string | number): SheetCell => ({ text: String(text) })
const number = (header: string, width = 46): SheetColumn => ({ header, width, align: 'end' })

const matchColumns: readonly SheetColumn[] = [
  { header: '', align: 'end' },
  { header: '', width: 150, align: 'middle' },
  { header: '' },
]

/** The winner stands out; where nobody stands yet, whom the match waits for; a score to come leaves room to write. */
function matchRow(match: Match, names: ReadonlyMap<number, string>): readonly SheetCell[] {
  if (match.status === 'bye')
    return [cell((match.participant1 ?? match.participant2)?.name ?? ''), cell(i18n._('bye')), cell('')]
  const [source1, source2] = waitingFor(match, names)
  const side = (who: Participant | null, source: string): SheetCell =>
    who === null
      ? { text: source, look: 'quiet' }
      : { text: who.name, ...(match.winner_id === who.id ? { look: 'strong' } : {}) }
  const end = [scoreText(match), outcomeText(match)].filter(Boolean).join(', ')
  const isWonAlone = end === '' && match.winner_id !== null
  const mark = isWonAlone ? (match.winner_id === match.participant1?.id ? '✓ –' : '– ✓') : end || ':'
  return [side(match.participant1, source1), cell(mark), side(match.participant2, source2)]
}

/** The matches of a group or of a Swiss, a table for each round. */
export const roundTables = ({ title, parts }: Section, names: ReadonlyMap<number, string>): readonly SheetTable[] =>
  parts.flatMap(part =>
    part.rounds.map(round => ({
      title: title === '' ? round.title : i18n._('{part}, {round}', { part: title, round: round.title }),
      columns: matchColumns,
      rows: round.matches.map(match => matchRow(match, names)),
    })),
  )

/** Everyone in order, with the rule that put them below the one before; who is still in play has no place yet. */
export function standingsTable(title: string, rows: readonly Standing[], { format, status }: Tournament): SheetTable {
  const isLeague = format === 'round_robin' || format === 'swiss' || format === 'groups_knockout'
  const hasDraws = isLeague && rows.some(row => row.draws > 0)
  const hasScores = rows.some(row => row.for + row.against > 0)
  const hasPoints = isLeague || format === 'leaderboard'
  const clubs = rows.some(row => row.participant.club !== null)
  const isOpen = status !== 'completed' && rows.filter(row => row.place === 1).length > 1
  const placeOf = ({ place, group }: Standing) => (isOpen && group === null && place === 1 ? '–' : place)
  return {
    title,
    columns: [
      number(i18n._('Pl.'), 30),
      { header: i18n._('Name') },
      ...(clubs ? [{ header: i18n._('Club'), width: 104, isSmall: true }] : []),
      number(i18n._('W'), 28),
      ...(hasDraws ? [number(i18n._('D'), 28)] : []),
      number(i18n._('L'), 28),
      ...(hasScores ? [number('±')] : []),
      ...(hasPoints ? [number(i18n._('Pts'))] : []),
      { header: i18n._('Why this place'), width: 196, isSmall: true },
    ],
    rows: rows.map((row, index) => [
      cell(placeOf(row)),
      { text: row.participant.name, ...(row.place === 1 ? { look: 'strong' } : {}) },
      ...(clubs ? [{ text: row.participant.club ?? '', look: 'quiet' as const }] : []),
      cell(row.wins),
      ...(hasDraws ? [cell(row.draws)] : []),
      cell(row.losses),
      ...(hasScores ? [cell(signed(row.difference))] : []),
      ...(hasPoints ? [{ text: plain(row.points), look: 'strong' as const }] : []),
      { text: whyBelow(rows, index), look: 'quiet' },
    ]),
  }
}

/** The tables of everyone and of each group, as far as there are any. */
export function standingsTables(standings: readonly Standing[], tournament: Tournament): readonly SheetTable[] {
  return [...Map.groupBy(standings, row => row.group)].map(([group, rows]) => {
    const title =
      group === null
        ? i18n._('Standings')
        : tournament.format === 'leaderboard'
          ? group
          : i18n._('Group {group}', { group })
    return standingsTable(title, rows, tournament)
  })
}

/** So many workouts find room beside the names. */
const mostWorkouts = 3

/** The leaderboard: each division by itself, with as many workouts side by side as a sheet is wide. */
export function boardTables({ workouts, rows, divisions }: FitnessLeaderboard): readonly SheetTable[] {
  const lots = Array.from({ length: Math.max(1, Math.ceil(workouts.length / mostWorkouts)) }, (_, index) =>
    workouts.slice(index * mostWorkouts, (index + 1) * mostWorkouts),
  )
  return divisions.flatMap(division => {
    const own = rows.filter(row => row.division === division)
    if (own.length === 0) return []
    return lots.map(lot => ({
      title: divisions.length > 1 ? division : i18n._('Leaderboard'),
      columns: [
        number(i18n._('Pl.'), 30),
        { header: i18n._('Name') },
        number(i18n._('Pts')),
        ...lot.map(({ name }): SheetColumn => ({ header: name, width: 128 })),
      ],
      rows: own.map(row => [
        cell(row.place_in_division),
        { text: row.participant.name, ...(row.place_in_division === 1 ? { look: 'strong' as const } : {}) },
        { text: plain(row.points), look: 'strong' as const },
        ...lot.map(workout => {
          const line = row.workouts.find(one => one.workout === workout.id)
          const score = line?.status === 'withdrawn' ? i18n._('withdrew') : workoutScore(line?.score ?? null, workout)
          return cell(line && line.place !== null ? `${score} (${line.place})` : score)
        }),
      ]),
    }))
  })
}
