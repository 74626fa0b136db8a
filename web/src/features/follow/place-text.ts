import type { BracketView } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import type { Path } from './path.ts'

/** Where the person stands, in a few words each: "Out, place 5", "2nd in group A", "Place 3 of 22 so far". */
export function placeTexts({ tournament, standings }: BracketView, path: Path): readonly string[] {
  const rows = standings.filter(row => row.participant.id === path.person.id)
  const group = rows.find(row => row.group !== null)
  const overall = rows.find(row => row.group === null)
  const isLeague = ['round_robin', 'swiss', 'leaderboard'].includes(tournament.format ?? '')
  const texts: string[] = []
  if (path.person.status === 'withdrawn') texts.push(i18n._('Withdrew'))
  if (path.person.status === 'disqualified') texts.push(i18n._('Disqualified'))
  if (overall !== undefined && tournament.status === 'completed') {
    texts.push(overall.place === 1 ? i18n._('Champion') : i18n._('Place {place}', { place: overall.place }))
  } else if (overall !== undefined && isLeague) {
    const all = standings.filter(row => row.group === null).length
    texts.push(i18n._('Place {place} of {all} so far', { place: overall.place, all }))
  } else if (overall !== undefined && path.open.length === 0 && path.ahead.length === 0 && overall.place > 1) {
    texts.push(i18n._('Out, place {place}', { place: overall.place }))
  } else if (overall !== undefined && path.person.status === 'approved') {
    texts.push(i18n._('Still in'))
  }
  if (group !== undefined && tournament.format !== 'leaderboard') {
    texts.push(
      i18n._('{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} in group {group}', {
        place: group.place,
        group: group.group,
      }),
    )
  }
  return texts
}
