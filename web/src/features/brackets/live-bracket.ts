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
    if (source?.kind !== 'winner' && source?.kind !== 'loser') return current
    const from = changed.get(source.match_id)
    if (from === undefined) return current
    if (source.kind === 'winner') return from.winner
    // Under a condition the next fetch tells whether the loser comes.
    return source.only === undefined ? loserOf(from) : current
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

interface Carried {
  readonly match?: Match
  readonly changed?: readonly Match[]
  readonly matches?: readonly Match[]
  readonly round?: number
  readonly tournament?: Tournament
}

/** The view with matches that were not there before, such as those of a new round. */
function addMatches(view: BracketView, matches: readonly Match[]): BracketView {
  const known = new Set(view.bracket.map(match => match.id))
  const added = matches.filter(match => !known.has(match.id))
  return added.length === 0 ? view : { ...view, bracket: [...view.bracket, ...added] }
}

/** The view without the pairings of a round that were taken back. */
const removeRound = (view: BracketView, round: number): BracketView => ({
  ...view,
  bracket: view.bracket.filter(match => match.bracket !== 'swiss' || match.round !== round),
})

/** The view after a live event of its topic; events that carry neither matches nor the tournament leave it as it is. */
export function applyEvent(view: BracketView, event: string, data: unknown): BracketView {
  // Frames are the contract's `eventData`; of its shapes only these members matter here.
  const carried = (typeof data === 'object' && data !== null ? data : {}) as Carried
  const { match, changed = [], matches = [], round, tournament } = carried
  if (event === 'round.removed' && round !== undefined) return removeRound(view, round)
  const moved = applyMatches(addMatches(view, matches), match === undefined ? changed : [match, ...changed])
  const isOfAll = event.startsWith('tournament.') || event.startsWith('round.')
  return isOfAll && tournament !== undefined ? applyTournament(moved, tournament) : moved
}
