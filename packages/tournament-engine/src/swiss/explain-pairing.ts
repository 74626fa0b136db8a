import type { Bracket, Match } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { matchAt } from '../graph/match-at.ts'
import { rank } from './pair-round.ts'
import { type Player, playersBefore } from './players.ts'
import { sidePreference } from './sides.ts'

/**
 * Why two were paired, one rule with its numbers at a time: `score_group` both have `score`, as `entrants` of the
 * paired have; `float` the better has `above` points, the other `below`; `halves` number `upper` of the upper half
 * meets number `lower` of the lower half; `exchange` the same, where one of them stands in the half of the other (the
 * places are counted in the whole group); `sides` what each preferred, from -3 (the second side, absolutely) to 3 (the
 * first side, absolutely); `bye` rests with `score`, where `passed` with as few points or fewer have rested already;
 * `absent` did not play, for `points`.
 */
export interface PairingReason {
  readonly rule: 'score_group' | 'float' | 'halves' | 'exchange' | 'sides' | 'bye' | 'absent'
  readonly numbers: Readonly<Record<string, number>>
}

/**
 * Says why a match of a Swiss was paired as it is, by the results of the rounds before as they stand now. Throws
 * MATCH_UNKNOWN, OPTION_IMPOSSIBLE.
 *
 * @example
 * explainPairing(draw('swiss', [10, 20, 30, 40]), 1) // → [{ rule: 'score_group', numbers: { score: 0, entrants: 4 } }, { rule: 'halves', numbers: { upper: 1, lower: 1 } }]
 * explainPairing(draw('swiss', [10, 20, 30]), 2) // → [{ rule: 'bye', numbers: { score: 0, passed: 0 } }]
 */
export function explainPairing(bracket: Bracket, number: number): PairingReason[] {
  if (bracket.format !== 'swiss') {
    throw new EngineError('OPTION_IMPOSSIBLE', 'Only the pairings of a Swiss have reasons.', { option: 'format' })
  }
  const match = matchAt(bracket.matches, number)
  const ranked = rank(playersBefore(bracket, match.round))
  const [first, second] = match.participants.map(slot => ranked.find(({ entrant }) => entrant === slot))
  if (first === undefined) return []
  if (second === undefined) return [whyFree(bracket, match, first, ranked)]
  const [better, other] = ranked.indexOf(first) < ranked.indexOf(second) ? [first, second] : [second, first]
  const reasons: PairingReason[] =
    better.score === other.score
      ? inGroup(bracket, match.round, ranked, better, other)
      : [{ rule: 'float', numbers: { above: better.score, below: other.score } }]
  return bracket.options.balance_sides ? [...reasons, { rule: 'sides', numbers: wishes(first, second) }] : reasons
}

function whyFree(
  { pairings, options }: Bracket,
  match: Match,
  player: Player,
  ranked: readonly Player[],
): PairingReason {
  const { bye = 'full' } = pairings[match.round - 1]?.[match.position - 1] ?? {}
  if (bye !== 'full') return { rule: 'absent', numbers: { points: bye === 'half' ? options.points.draw : 0 } }
  const passed = ranked.filter(({ rested, score }) => rested !== null && score <= player.score).length
  return { rule: 'bye', numbers: { score: player.score, passed } }
}

/** Halves are those of the members of a group who meet somebody of it. */
function inGroup(
  bracket: Bracket,
  round: number,
  ranked: readonly Player[],
  better: Player,
  other: Player,
): PairingReason[] {
  const scores = new Map(ranked.map(({ entrant, score }) => [entrant, score]))
  const inside = new Set(
    (bracket.pairings[round - 1] ?? []).flatMap(({ first, second }) => {
      const both = second !== null && scores.get(first) === better.score && scores.get(second) === better.score
      return both ? [first, second] : []
    }),
  )
  const members = ranked.filter(({ entrant }) => inside.has(entrant))
  const half = members.length / 2
  const [upper, lower] = [members.indexOf(better), members.indexOf(other)]
  const straight = upper < half && lower >= half
  return [
    { rule: 'score_group', numbers: { score: better.score, entrants: members.length } },
    straight
      ? { rule: 'halves', numbers: { upper: upper + 1, lower: lower - half + 1 } }
      : { rule: 'exchange', numbers: { upper: upper + 1, lower: lower + 1 } },
  ]
}

function wishes(first: Player, second: Player): Record<string, number> {
  const [one, two] = [sidePreference(first), sidePreference(second)]
  return { first: one.side * one.strength, second: two.side * two.strength }
}
