import type { Match } from '@gym-it/contracts'

const gap = ' '

/** A line of the tree: the team, its goals, and its penalties where they decided. */
function entries({ participant1, participant2, games, score }: Match, nameWidth: number): [string, string] {
  const goals = [games.reduce((sum, { p1 }) => sum + p1, 0), games.reduce((sum, { p2 }) => sum + p2, 0)]
  const shootOut = /\((\d+)-(\d+) p\)/.exec(score ?? '')
  const line = (name: string, side: 0 | 1) => {
    const penalties = shootOut ? ` (${shootOut[side + 1]})` : ''
    return `${name.padEnd(nameWidth)} ${goals[side]}${penalties}`
  }
  return [line(participant1?.name ?? '', 0), line(participant2?.name ?? '', 1)]
}

/** The rows of one round's column, `rows` high; the connectors lead to the next round on its right. */
function column(lines: readonly string[], round: number, rows: number): string[] {
  const step = 2 ** round
  const width = Math.max(...lines.map(line => line.length))
  const rowOf = (index: number) => step * (2 * index + 1) - 1
  return Array.from({ length: rows }, (_, row) => {
    const index = lines.findIndex((_line, at) => rowOf(at) === row)
    if (index !== -1) return `${(lines[index] ?? '').padEnd(width)} ${index % 2 === 0 ? '┐' : '┘'}`
    const pair = Math.floor(row / (4 * step)) * 2
    const [upper, lower] = [rowOf(pair), rowOf(pair + 1)]
    if (row < upper || row > lower) return ' '.repeat(width + 2)
    return `${' '.repeat(width)} ${row === (upper + lower) / 2 ? '├' : '│'}`
  })
}

/**
 * Draws a complete knockout of 2, 4, 8 or 16 as a tree that grows to the right, the champion at its end. The
 * third-place match, which has no place in a tree, is left out.
 *
 * @returns lines of at most 100 columns for names of up to 13 characters
 */
export function bracketTree(matches: readonly Match[]): string[] {
  const main = matches.filter(({ bracket }) => bracket === 'main')
  const rounds = [...Map.groupBy(main, ({ round }) => round).entries()].toSorted(([a], [b]) => a - b)
  const rows = 2 * (rounds[0]?.[1].length ?? 0) * 2 - 1
  const columns = rounds.map(([, played], round) => {
    const inOrder = played.toSorted((a, b) => a.match_number - b.match_number)
    const names = inOrder.flatMap(({ participant1, participant2 }) => [participant1, participant2])
    const width = Math.max(...names.map(team => team?.name.length ?? 0))
    const lines = inOrder.flatMap(match => entries(match, width))
    return column(lines, round, rows)
  })
  const champion = rounds.at(-1)?.[1][0]?.winner?.name ?? ''
  return Array.from({ length: rows }, (_, row) =>
    [...columns.map(lines => lines[row] ?? ''), row === (rows - 1) / 2 ? champion : ''].join(gap).trimEnd(),
  )
}
