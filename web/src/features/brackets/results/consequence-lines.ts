import type { Match } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { labelText } from '../match/label-text.ts'
import { nameMatches } from '../match/match-name.ts'
import { outcomeText, scoreText } from '../match/match-text.ts'

export interface Consequence {
  readonly id: number
  readonly label: string
  readonly text: string
}

const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/** "Ana instead of Bea", "Ana comes in", "Bea drops out"; nothing where the same people meet. */
function people(before: Match | undefined, after: Match): string[] {
  return ([1, 2] as const).flatMap(side => {
    const [was, is] = [before?.[`participant${side}`] ?? null, after[`participant${side}`]]
    if (was?.id === is?.id) return []
    if (was === null) return [i18n._('{name} comes in', { name: is?.name })]
    return is === null
      ? [i18n._('{name} drops out', { name: was.name })]
      : [i18n._('{name} instead of {other}', { name: is.name, other: was.name })]
  })
}

/** How it ends now, where that is new. */
function ending(before: Match | undefined, after: Match): string[] {
  const isSame =
    before?.outcome === after.outcome && before?.winner_id === after.winner_id && before?.status === after.status
  if (isSame) return before?.counts === false && after.counts ? [i18n._('counts again')] : []
  if (after.outcome === 'void' || !after.counts) return [i18n._('does not count any more')]
  if (after.status === 'bye')
    return [
      after.winner === null
        ? i18n._('is not played')
        : i18n._('{name} goes on without playing', { name: after.winner.name }),
    ]
  if (after.status !== 'completed') return []
  const how = [outcomeText(after), after.outcome === 'played' ? scoreText(after) : ''].filter(Boolean).join(', ')
  if (after.winner === null) return [how]
  const { name } = after.winner
  return [how === '' ? i18n._('won by {name}', { name }) : i18n._('won by {name} ({how})', { name, how })]
}

/** What happens to each other match, in a line: whom it gains or loses, which result falls, how it ends now. */
export function consequenceLines(
  before: readonly Match[],
  changed: readonly Match[],
  cleared: readonly number[],
  self: number | null,
): Consequence[] {
  const known = new Map(before.map(match => [match.id, match]))
  const names = nameMatches(before)
  const fallen = new Set(cleared)
  return changed.flatMap(after => {
    if (after.id === self) return []
    const was = known.get(after.id)
    const parts = [
      ...people(was, after),
      ...(fallen.has(after.id) ? [i18n._('its result is cleared')] : []),
      ...ending(was, after),
    ]
    if (parts.length === 0) return []
    const isLeague = after.bracket === 'group' || after.bracket === 'swiss'
    const pairing = `${after.participant1?.name ?? '?'} – ${after.participant2?.name ?? '?'}`
    const label = isLeague ? pairing : titled(names.get(after.id) ?? labelText(after.label))
    return [{ id: after.id, label, text: parts.join('; ') }]
  })
}
