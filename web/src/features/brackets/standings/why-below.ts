import type { Standing } from '@gym-it/contracts'
import { formatNumber } from '../../../lib/dates.ts'
import { i18n } from '../../../lib/i18n.ts'
import { headToHead } from './head-to-head.ts'
import { percent, plain, signed } from './numbers.ts'

/** The rules that compare one number, which both rows carry: the sentence, and how its numbers read. */
const compared: Readonly<Record<string, readonly [text: string, read: (value: number) => string]>> = {
  difference: [/*i18n*/ 'difference {own} to {theirs}', signed],
  buchholz: [/*i18n*/ 'Buchholz {own} to {theirs}', plain],
  buchholz_cut_1: [/*i18n*/ 'Buchholz Cut 1 {own} to {theirs}', plain],
  median_buchholz: [/*i18n*/ 'median Buchholz {own} to {theirs}', plain],
  sonneborn_berger: [/*i18n*/ 'Sonneborn-Berger {own} to {theirs}', plain],
  progressive: [/*i18n*/ 'progressive score {own} to {theirs}', plain],
  games_ratio: [/*i18n*/ 'games won {own} to {theirs}', percent],
  points_ratio: [/*i18n*/ 'points won {own} to {theirs}', percent],
  last_workout: [/*i18n*/ 'place in the last workout {own} to {theirs}', plain],
}

/** Rules that count something: "2 points to 3". */
const counted: Readonly<Record<string, string>> = {
  points: /*i18n*/ '{own, plural, one {# point} other {# points}} to {theirs}',
  for: /*i18n*/ '{own, plural, one {# point made} other {# points made}} to {theirs}',
  wins: /*i18n*/ '{own, plural, one {# win} other {# wins}} to {theirs}',
  fair_play: /*i18n*/ '{own, plural, one {# penalty point} other {# penalty points}} to {theirs}',
}

/** Rules that need no numbers. */
const told: Readonly<Record<string, string>> = {
  final: /*i18n*/ 'lost the final',
  third_place: /*i18n*/ 'lost the match for third place',
  group_rank: /*i18n*/ 'a lower place in the group',
  withdrawn: /*i18n*/ 'withdrew from the tournament',
  lots: /*i18n*/ 'level in everything, by lot',
  best_places: /*i18n*/ 'fewer good places in the workouts',
  division: /*i18n*/ 'the division below',
  knockout: /*i18n*/ 'did not reach the knockout',
}

/** Where somebody went out: by the round that the rule counts. */
const wentOut: Readonly<Record<string, string>> = {
  round_reached: /*i18n*/ 'out in round {round}',
  losers_round: /*i18n*/ 'out in losers’ round {round}',
  repechage: /*i18n*/ 'out in repechage round {round}',
  consolation: /*i18n*/ 'out in consolation round {round}',
}

/** Bouts beside the tree, after which a place does not tell any more in which round somebody went out. */
const besideTheTree = ['losers_round', 'repechage', 'consolation']

/** Where those of a place went out of a plain knockout: third are the losers of the semi-finals, fifth those before. */
function outAtPlace(place: number): string | undefined {
  if (place === 3) return i18n._('out in the semi-final')
  if (place === 5) return i18n._('out in the quarter-final')
  const size = 2 * (place - 1)
  return place > 5 && Number.isInteger(Math.log2(size)) ? i18n._('out in the round of {size}', { size }) : undefined
}

const numberOf = (row: Standing, rule: string): number | undefined => {
  const own: Readonly<Record<string, number>> = {
    points: row.points,
    difference: row.difference,
    for: row.for,
    wins: row.wins,
  }
  return row.tie_breaks[rule] ?? own[rule]
}

function comparison(row: Standing, above: Standing, rule: string): string {
  const [own, theirs] = [numberOf(row, rule), numberOf(above, rule)]
  const count = counted[rule]
  if (count !== undefined) return i18n._(count, { own: own ?? 0, theirs: plain(theirs ?? 0) })
  if (own === undefined || theirs === undefined) return i18n._('less by the rules')
  const known = compared[rule]
  if (known !== undefined) return i18n._(known[0], { own: known[1](own), theirs: known[1](theirs) })
  const numbers = { own: plain(own), theirs: plain(theirs) }
  const workout = /^workout:(.*)$/.exec(rule)?.[1]
  const text =
    workout === undefined ? /*i18n*/ '{rule} {own} to {theirs}' : /*i18n*/ 'place in {workout} {own} to {theirs}'
  return i18n._(text, { workout, rule: rule.replaceAll('_', ' '), ...numbers })
}

/** Whether two rows had the same points, so that another rule parted them. */
export const isLevelOnPoints = (row: Standing, above: Standing): boolean =>
  row.separated_by !== 'points' &&
  row.separated_by !== 'lots' &&
  row.separated_by !== 'division' &&
  row.tie_breaks.points !== undefined &&
  row.points === above.points

/** Why a row stands below the one above it, in words and with the numbers; '' where nothing separates them. */
export function whyBelow(rows: readonly Standing[], index: number): string {
  const [row, above] = [rows[index], rows[index - 1]]
  if (row === undefined || above === undefined || row.separated_by === null) return ''
  const rule = row.separated_by
  // Before the first match a table is in the order of the lots, which decides nothing.
  if (rule === 'lots' && row.played + above.played === 0) return ''
  if (rule === 'play_off') return i18n._('lost the play-off for place {place}', { place: above.place })
  const out = wentOut[rule]
  if (out !== undefined) {
    const round = row.tie_breaks[rule]
    if (rule === 'repechage' && round === 0) return i18n._('did not come back in the repechage')
    if (round === undefined) return i18n._('out earlier')
    const isPlain = rule === 'round_reached' && !rows.some(one => besideTheTree.some(part => part in one.tie_breaks))
    return (isPlain ? outAtPlace(row.place) : undefined) ?? i18n._(out, { round })
  }
  const level = rows.filter(one => one.points === row.points).length
  const known = told[rule]
  const reason =
    rule === 'head_to_head'
      ? headToHead(row, above, level)
      : known === undefined
        ? comparison(row, above, rule)
        : i18n._(known)
  const isAfterPoints = isLevelOnPoints(row, above) && rule !== 'knockout' && !rule.startsWith('workout:')
  return isAfterPoints
    ? i18n._('level on points ({points}), {reason}', { points: formatNumber(row.points), reason })
    : reason
}
