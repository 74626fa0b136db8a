import type { Standing } from '@gym-it/contracts'

const round2 = (value: number) => Math.round(value * 100) / 100
const signed = (value: number) => (value > 0 ? `+${round2(value)}` : String(round2(value)).replace('-', '−'))
const percent = (value: number) => `${Math.round(value * 1000) / 10}%`
const plain = (value: number) => String(round2(value))

/** The rules that compare one number, which both rows carry: how they are called, and how their numbers read. */
const compared: Readonly<Record<string, readonly [name: string, read: (value: number) => string]>> = {
  difference: ['difference', signed],
  buchholz: ['Buchholz', plain],
  buchholz_cut_1: ['Buchholz Cut 1', plain],
  median_buchholz: ['median Buchholz', plain],
  sonneborn_berger: ['Sonneborn-Berger', plain],
  progressive: ['progressive score', plain],
  games_ratio: ['games won', percent],
  points_ratio: ['points won', percent],
  last_workout: ['place in the last workout', plain],
}

/** Rules that count something: "2 points to 3". */
const counted: Readonly<Record<string, readonly [one: string, more: string]>> = {
  points: ['point', 'points'],
  for: ['point made', 'points made'],
  wins: ['win', 'wins'],
  fair_play: ['penalty point', 'penalty points'],
}

/** Rules that need no numbers. */
const told: Readonly<Record<string, string>> = {
  final: 'lost the final',
  third_place: 'lost the match for third place',
  group_rank: 'a lower place in the group',
  withdrawn: 'withdrew',
  lots: 'level in everything, by lot',
  best_places: 'fewer good places in the workouts',
  division: 'the division below',
}

/** Where somebody went out: by the round that the rule counts. */
const wentOut: Readonly<Record<string, string>> = {
  round_reached: 'out in round',
  losers_round: 'out in losers’ round',
  repechage: 'out in repechage round',
  consolation: 'out in consolation round',
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

const mostTurns = 9

/**
 * The table of those who are level alone, which is made anew where it left some of them level: the last one that both
 * rows stood in has parted them.
 */
function headToHead(row: Standing, above: Standing, level: number): string {
  const turns = Array.from({ length: mostTurns }, (_, index) => (index === 0 ? '' : `_${index + 1}`))
  const isIn = (one: Standing, turn: string) => one.tie_breaks[`head_to_head${turn}`] !== undefined
  const turn = turns.findLast(one => isIn(row, one) && isIn(above, one)) ?? ''
  const pair = (name: string, read: (value: number) => string) => {
    const [own, theirs] = [row.tie_breaks[name + turn] ?? 0, above.tie_breaks[name + turn] ?? 0]
    return own === theirs ? null : { own, text: `${read(own)} to ${read(theirs)}` }
  }
  const points = pair('head_to_head', plain)
  if (points !== null) {
    return level === 2 && points.own === 0 ? 'lost the match between them' : `points among those level ${points.text}`
  }
  const difference = pair('head_to_head_difference', signed)
  if (difference !== null) return `difference among those level ${difference.text}`
  return `made among those level ${pair('head_to_head_for', plain)?.text ?? ''}`
}

function comparison(row: Standing, above: Standing, rule: string): string {
  const words = counted[rule]
  if (words !== undefined) {
    const [own, theirs] = [numberOf(row, rule) ?? 0, numberOf(above, rule) ?? 0]
    return `${plain(own)} ${words[own === 1 ? 0 : 1]} to ${plain(theirs)}`
  }
  const [name, read] = compared[rule] ?? [rule.replaceAll('_', ' '), plain]
  const [own, theirs] = [numberOf(row, rule), numberOf(above, rule)]
  return own === undefined || theirs === undefined ? `fewer ${name}` : `${name} ${read(own)} to ${read(theirs)}`
}

/** Why a row stands below the one above it, in words and with the numbers; '' where nothing separates them. */
export function whyBelow(rows: readonly Standing[], index: number): string {
  const [row, above] = [rows[index], rows[index - 1]]
  if (row === undefined || above === undefined || row.separated_by === null) return ''
  const rule = row.separated_by
  // Before the first match a table is in the order of the lots, which decides nothing.
  if (rule === 'lots' && row.played + above.played === 0) return ''
  if (rule === 'knockout') return 'did not reach the knockout'
  if (rule === 'play_off') return `lost the play-off for place ${above.place}`
  const out = wentOut[rule]
  if (out !== undefined) {
    const reached = row.tie_breaks[rule]
    if (rule === 'repechage' && reached === 0) return 'did not come back in the repechage'
    return reached === undefined ? 'out earlier' : `${out} ${reached}`
  }
  if (rule.startsWith('workout:')) return comparison(row, above, rule).replace('workout:', 'place in ')
  const level = rows.filter(one => one.points === row.points).length
  const reason = rule === 'head_to_head' ? headToHead(row, above, level) : (told[rule] ?? comparison(row, above, rule))
  const isAfterPoints =
    rule !== 'points' && rule !== 'lots' && row.tie_breaks.points !== undefined && rule !== 'division'
  return isAfterPoints && row.points === above.points ? `level on points (${plain(row.points)}), ${reason}` : reason
}
