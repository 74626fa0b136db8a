import type { PairingReason } from '@gym-it/tournament-engine'
import { ordinal } from '../match/source-text.ts'

const points = (value: number) => `${value} ${value === 1 ? 'point' : 'points'}`

/** A side that somebody is due, from the strength of the wish. */
const wish = (strength: number) =>
  strength === 0 ? 'either side' : strength > 0 ? 'the first side' : 'the second side'

/** One rule of a pairing in words, with its numbers. */
export function reasonText({ rule, numbers }: PairingReason): string {
  const of = (name: string) => numbers[name] ?? 0
  switch (rule) {
    case 'score_group':
      return `both have ${points(of('score'))}, as ${of('entrants')} of those paired have`
    case 'float':
      return `${points(of('above'))} meet ${of('below')}: nobody else with as many was left`
    case 'halves':
      return `the ${ordinal(of('upper'))} of the upper half meets the ${ordinal(of('lower'))} of the lower half`
    case 'exchange':
      return `the ${ordinal(of('upper'))} meets the ${ordinal(of('lower'))} of the group, so that nobody meets twice`
    case 'sides':
      return `due: ${wish(of('first'))} and ${wish(of('second'))}`
    case 'bye':
      return of('passed') > 0
        ? `rests with ${points(of('score'))}; ${of('passed')} with no more have rested already`
        : `rests: the lowest, with ${points(of('score'))}`
    case 'absent':
      return of('points') > 0 ? `was absent, for ${points(of('points'))}` : 'was absent'
    default:
      return rule satisfies never
  }
}
