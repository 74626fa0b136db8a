import type { Draw, EntrantId, Match, MatchNode, MatchResult, Slot, Withdrawal } from '../bracket.ts'
import type { Feed } from './feed.ts'

/** In a league a draw is a result, nobody is knocked out, and a match may count for nothing. */
export function isLeagueMatch({ bracket }: Pick<MatchNode, 'bracket'>): boolean {
  return bracket === 'group' || bracket === 'swiss'
}

/** The withdrawals that touch a match, first participant's first. */
function withdrawalsIn({ withdrawals }: Draw, participants: readonly Slot[]): readonly Withdrawal[] {
  // Nearly every bracket has none, and this runs for every match.
  return withdrawals.length === 0 ? withdrawals : withdrawals.filter(({ entrant }) => participants.includes(entrant))
}

const none = { games: [], score: null }

/** What follows from a withdrawal where nothing was reported. */
function forfeited(node: MatchNode, participants: readonly [Slot, Slot], gone: readonly Withdrawal[]): MatchResult {
  if (isLeagueMatch(node) && gone.some(({ policy }) => policy !== 'forfeit')) {
    return { ...none, winner: null, outcome: 'void' }
  }
  if (gone.length > 1) return { ...none, winner: null, outcome: 'double_loss' }
  const [left] = gone
  const winner = participants[0] === left?.entrant ? participants[1] : participants[0]
  return { ...none, winner, outcome: left?.reason === 'disqualified' ? 'disqualified' : 'walkover' }
}

/** A match with its state, from who comes to it and what was reported. */
export function stateOf(node: MatchNode, first: Feed, second: Feed, reported: MatchResult | null, draw: Draw): Match {
  const { number, stage, bracket, group, round, position, label, sources, places } = node
  let status: Match['status'] = 'waiting'
  let result: MatchResult | null = null
  let decidedBy: Match['decided_by'] = null
  let counts = true
  let winner: EntrantId | null = null
  let loser: EntrantId | null = null
  const participants: readonly [Slot, Slot] = [first ?? null, second ?? null]
  if (first === null || second === null) {
    if (first !== undefined && second !== undefined) {
      status = 'bye'
      winner = first ?? second
    }
  } else if (first !== undefined && second !== undefined) {
    const gone = withdrawalsIn(draw, participants)
    result = reported ?? (gone.length > 0 ? forfeited(node, participants, gone) : null)
    status = result === null ? 'ready' : 'completed'
    if (result !== null) {
      decidedBy = reported === null ? 'withdrawal' : 'report'
      counts = result.outcome !== 'void' && !(isLeagueMatch(node) && gone.some(({ policy }) => policy === 'void_all'))
      winner = result.winner
      if (winner !== null) loser = winner === first ? second : first
    }
  }
  return {
    number,
    stage,
    bracket,
    group,
    round,
    position,
    label,
    sources,
    places,
    participants,
    status,
    result,
    decided_by: decidedBy,
    counts,
    winner,
    loser,
  }
}
