import type { BracketView, Match, Participant } from '@gym-it/contracts'
import { nowOn } from '../play/progress.ts'
import { mayCome } from './may-come.ts'

export type Side = 'p1' | 'p2'

/** A match of the person: on which side, and against whom. */
export interface OwnMatch {
  readonly match: Match
  readonly side: Side
  readonly opponent: Participant | null
}
/** A match ahead: whom the person may meet there. */
export interface MatchAhead {
  readonly match: Match
  /** Everybody who may stand on the other side, the best seed first; empty where that is not known yet. */
  readonly against: readonly Participant[]
}
export interface Path {
  readonly person: Participant
  /** Decided ones and byes, in playing order. */
  readonly played: readonly OwnMatch[]
  /** Those that can be played, are called or under way. */
  readonly open: readonly OwnMatch[]
  /** What follows one after the other as long as the person wins, the next first. */
  readonly ahead: readonly MatchAhead[]
  /** Where a loss in the next match leads; null where that ends it or leads nowhere else. */
  readonly afterLoss: MatchAhead | null
}

const sideOf = (match: Match, pid: number): Side | null =>
  match.participant1?.id === pid ? 'p1' : match.participant2?.id === pid ? 'p2' : null

/** The way of a person through the tournament; null where nobody with this id takes part. */
export function pathOf({ bracket, participants }: BracketView, pid: number): Path | null {
  const person = participants.find(one => one.id === pid)
  if (person === undefined) return null
  const own = bracket.flatMap((match): OwnMatch[] => {
    const side = sideOf(match, pid)
    if (side === null) return []
    return [{ match, side, opponent: side === 'p1' ? match.participant2 : match.participant1 }]
  })
  const isDecided = ({ match }: OwnMatch) => match.status === 'completed' || match.status === 'bye'
  const open = new Set(nowOn(bracket).map(match => match.id))
  const waiting = own.filter(one => !isDecided(one) && !open.has(one.match.id))
  const byId = new Map(bracket.map(match => [match.id, match]))
  const candidates = mayCome(bracket)
  const others = (match: Match, from: number | null): readonly Participant[] => {
    const taken = sideOf(match, pid) ?? fedSide(match, from)
    return taken === null ? [] : candidates(match, taken === 'p1' ? 'p2' : 'p1').filter(one => one.id !== pid)
  }
  const follow = (match: Match, kind: 'winner' | 'loser') =>
    bracket.find(one =>
      [one.participant1_source, one.participant2_source].some(
        source => source?.kind === kind && source.match_id === match.id,
      ),
    )
  const next = own.find(one => open.has(one.match.id)) ?? waiting[0]
  const ahead: MatchAhead[] = waiting.map(({ match }) => ({ match, against: others(match, null) }))
  let last = (ahead.at(-1) ?? next)?.match
  // A graph without circles, but a broken one must not hold the page.
  while (last !== undefined && ahead.length < byId.size) {
    const then: Match | undefined = follow(last, 'winner')
    if (then === undefined || then.status === 'completed') break
    if (then.status !== 'bye') ahead.push({ match: then, against: others(then, last.id) })
    last = then
  }
  const lower = next && follow(next.match, 'loser')
  const afterLoss =
    next && lower && lower.status === 'waiting' ? { match: lower, against: others(lower, next.match.id) } : null
  return { person, played: own.filter(isDecided), open: own.filter(one => open.has(one.match.id)), ahead, afterLoss }
}

/** The side of a match into which another one leads. */
function fedSide(match: Match, from: number | null): Side | null {
  const isFed = (source: Match['participant1_source']) =>
    (source?.kind === 'winner' || source?.kind === 'loser') && source.match_id === from
  return isFed(match.participant1_source) ? 'p1' : isFed(match.participant2_source) ? 'p2' : null
}
