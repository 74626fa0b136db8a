import type { PairingReason } from '@gym-it/tournament-engine'
import { i18n } from '../../../lib/i18n.ts'

/** A side that somebody is due, from the strength of the wish, as a name for the messages below. */
const wish = (strength: number) => (strength === 0 ? 'either' : strength > 0 ? 'first' : 'second')

/** One rule of a pairing in words, with its numbers. */
export function reasonText({ rule, numbers }: PairingReason): string {
  const of = (name: string) => numbers[name] ?? 0
  switch (rule) {
    case 'score_group':
      return i18n._('both have {score, plural, one {# point} other {# points}}, as {entrants} of those paired have', {
        score: of('score'),
        entrants: of('entrants'),
      })
    case 'float':
      return i18n._('{above, plural, one {# point} other {# points}} meet {below}: nobody else with as many was left', {
        above: of('above'),
        below: of('below'),
      })
    case 'halves':
      return i18n._(
        'the {upper, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of the upper half meets the {lower, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of the lower half',
        { upper: of('upper'), lower: of('lower') },
      )
    case 'exchange':
      return i18n._(
        'the {upper, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} meets the {lower, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of the group, so that nobody meets twice',
        { upper: of('upper'), lower: of('lower') },
      )
    case 'sides':
      return i18n._(
        'due: {one, select, first {the first side} second {the second side} other {either side}} and {two, select, first {the first side} second {the second side} other {either side}}',
        { one: wish(of('first')), two: wish(of('second')) },
      )
    case 'bye':
      return of('passed') > 0
        ? i18n._(
            'rests with {score, plural, one {# point} other {# points}}; {passed} with no more have rested already',
            { score: of('score'), passed: of('passed') },
          )
        : i18n._('rests: the lowest, with {score, plural, one {# point} other {# points}}', { score: of('score') })
    case 'absent':
      return of('points') > 0
        ? i18n._('was absent, for {points, plural, one {# point} other {# points}}', { points: of('points') })
        : i18n._('was absent')
    default:
      return rule satisfies never
  }
}
