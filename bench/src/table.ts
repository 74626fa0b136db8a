import type { Figure } from './area.ts'

const headings = ['', 'measured', 'against', 'ratio', 'target', '']

/** Figures in columns, one line each, under their headings. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ label, measured, against = '', ratio = '', target = '', isMet }) => {
    const verdict = isMet === undefined ? '' : isMet ? 'met' : 'MISSED'
    return [label, measured, against, ratio, target, verdict]
  })
  const all = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)))
  return all
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `  ${line}`)
    .join('\n')
}
