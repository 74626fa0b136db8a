/**
 * The rules that can order a table, each a name that the API, the screens and the engine share. Each is asked only among
 * those whom the rules before it left level. The lots always come last, named or not, so that every table has an order;
 * what is named after them is never asked. `head_to_head` is the table of the matches among those who are level: points,
 * then difference, then points made; see `headToHead`. More is better, but for `fair_play` and the `lots`.
 *
 * @example
 * const table = draw('round_robin', [10, 20], { tie_breaks: tieBreaks.slice(0, 1) })
 * standings(report(table, 1, { winner: 20 }).bracket).map(row => [row.entrant, row.separated_by]) // → [[20, null], [10, 'points']]
 */
export const tieBreaks = [
  'points',
  'head_to_head',
  'difference',
  'for',
  'wins',
  'buchholz',
  'buchholz_cut_1',
  'median_buchholz',
  'sonneborn_berger',
  'progressive',
  'games_ratio',
  'points_ratio',
  'fair_play',
  'lots',
] as const

export type TieBreak = (typeof tieBreaks)[number]
