import type { BracketView, Match, Participant, Tournament } from '@gym-it/contracts'

const loserOf = ({ winner_id, participant1, participant2 }: Match): Participant | null => {
  if (winner_id === null) return null
  return participant1?.id === winner_id ? participant2 : participant1
}

/** Takes a match's people from its sources where one of the changed matches is the source. */
function follow(match: Match, changed: ReadonlyMap<number, Match>): Match {
  const person = (side: 1 | 2): Participant | null => {
    const source = side === 1 ? match.participant1_source : match.participant2_source
    const current = side === 1 ? match.participant1 : match.participant2
    if (source === null || source.kind === 'seed') return current
    const from = changed.get(source.match_id)
    if (from === undefined) return current
    return source.kind === 'winner' ? from.winner : loserOf(from)
  }
  const participant1 = person(1)
  const participant2 = person(2)
  if (participant1?.id === match.participant1?.id && participant2?.id === match.participant2?.id) return match
  const bothHere = participant1 !== null && participant2 !== null
  const status =
    match.status === 'waiting' && bothHere ? 'ready' : match.status === 'ready' && !bothHere ? 'waiting' : match.status
  return { ...match, participant1, participant2, status }
}

/**
 * The view with these matches in their new state, and the winners (and losers) moved on to the next matches, so that a
 * result shows at once. Standings and deeper consequences come with the next fetch. A match that is older than the one
 * at hand is left aside.
 */
export function applyMatches(view: BracketView, matches: readonly Match[]): BracketView {
  const versions = new Map(view.bracket.map(match => [match.id, match.version]))
  const news = new Map(
    matches
      .filter(match => (versions.get(match.id) ?? Number.POSITIVE_INFINITY) <= match.version)
      .map(match => [match.id, match]),
  )
  if (news.size === 0) return view
  const bracket = view.bracket.map(match => news.get(match.id) ?? follow(match, news))
  return { ...view, bracket }
}

/** The view with the tournament's own new state; an older one is left aside. */
export const applyTournament = (view: BracketView, tournament: Tournament): BracketView =>
  tournament.version < view.tournament.version ? view : { ...view, tournament }

type Carried = { readonly match?: Match; readonly tournament?: Tournament }

/** The view after a live event of its topic; events that carry neither a match nor the tournament leave it as it is. */
export function applyEvent(view: BracketView, event: string, data: unknown): BracketView {
  // Frames are the contract's `eventData`; of its shapes only these two members matter here.
  const { match, tournament } = (typeof data === 'object' && data !== null ? data : {}) as Carried
  if (event.startsWith('match.') && match !== undefined) return applyMatches(view, [match])
  if (event.startsWith('tournament.') && tournament !== undefined) return applyTournament(view, tournament)
  return view
}
