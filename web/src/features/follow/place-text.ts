import type { BracketView } from '@gym-it/contracts'
import { ordinal } from '../brackets/match/source-text.ts'
import type { Path } from './path.ts'

/** Where the person stands, in a few words each: "Out, place 5", "2nd in group A", "Place 3 of 22 so far". */
export function placeTexts({ tournament, standings }: BracketView, path: Path): readonly string[] {
  const rows = standings.filter(row => row.participant.id === path.person.id)
  const group = rows.find(row => row.group !== null)
  const overall = rows.find(row => row.group === null)
  const isLeague = ['round_robin', 'swiss', 'leaderboard'].includes(tournament.format ?? '')
  const texts: string[] = []
  if (path.person.status === 'withdrawn') texts.push('Withdrew')
  if (path.person.status === 'disqualified') texts.push('Disqualified')
  if (overall !== undefined && tournament.status === 'completed') {
    texts.push(overall.place === 1 ? 'Champion' : `Place ${overall.place}`)
  } else if (overall !== undefined && isLeague) {
    const all = standings.filter(row => row.group === null).length
    texts.push(`Place ${overall.place} of ${all} so far`)
  } else if (overall !== undefined && path.open.length === 0 && path.ahead.length === 0 && overall.place > 1) {
    texts.push(`Out, place ${overall.place}`)
  } else if (overall !== undefined && path.person.status === 'approved') {
    texts.push('Still in')
  }
  if (group !== undefined && tournament.format !== 'leaderboard') {
    texts.push(`${ordinal(group.place)} in group ${group.group}`)
  }
  return texts
}
