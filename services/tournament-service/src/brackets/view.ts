import type { BracketView, Match, MatchSource, Participant, Standing } from '@gym-it/contracts'
import { type Bracket, type Source, standings } from '@gym-it/tournament-engine'
import { tournamentView } from '../tournaments/rules.ts'
import { fitnessStandingsView } from '../workouts/competition.ts'
import { bracketOf, roundProgress } from './facts.ts'
import type { MatchRow, StoredBracket } from './store.ts'

/** Turns stored matches of one tournament into what the wire shows. */
export function createMatchView({ matches, participants }: Pick<StoredBracket, 'matches' | 'participants'>) {
  const idOf = new Map(matches.map(match => [match.number, match.id]))
  const byId = new Map(participants.map(participant => [participant.id, participant]))
  const find = (id: number | null): Participant | null => (id === null ? null : (byId.get(id) ?? null))
  const idOfMatch = (number: number) => idOf.get(number) ?? 0
  const sourceOf = (source: Source): MatchSource | null => {
    switch (source.kind) {
      case 'seed':
      case 'rank':
        return source
      case 'winner':
        return { kind: source.kind, match_id: idOfMatch(source.match) }
      case 'loser': {
        const { kind, match, only } = source
        return { kind, match_id: idOfMatch(match), ...(only === undefined ? {} : { only }) }
      }
      case 'beaten':
        return { kind: source.kind, match_id: idOfMatch(source.match), round: source.round }
      case 'bye':
        return null
      default:
        return source satisfies never
    }
  }
  return ({ number: _engine, sources, participant1_id, participant2_id, ...match }: MatchRow): Match => ({
    ...match,
    participant1: find(participant1_id),
    participant2: find(participant2_id),
    winner: find(match.winner_id),
    participant1_source: sourceOf(sources[0]),
    participant2_source: sourceOf(sources[1]),
  })
}

/** Places at this moment. */
function standingsView(bracket: Bracket, participants: readonly Participant[]): Standing[] {
  const byId = new Map(participants.map(participant => [participant.id, participant]))
  return standings(bracket).flatMap(row => {
    const participant = byId.get(row.entrant)
    if (!participant) return []
    const { entrant: _id, tie_breaks, ...sums } = row
    return [{ ...sums, participant, tie_breaks: { ...tie_breaks } }]
  })
}

/** Everything that one screen of a tournament needs; before the draw without matches and standings. */
export function bracketView(stored: StoredBracket): BracketView {
  const bracket = bracketOf(stored)
  const isScored = stored.tournament.format === 'leaderboard' && stored.tournament.status !== 'setup'
  return {
    tournament: tournamentView(stored.tournament),
    bracket: stored.matches.map(createMatchView(stored)),
    participants: [...stored.participants],
    standings: isScored ? fitnessStandingsView(stored) : bracket ? standingsView(bracket, stored.participants) : [],
    rounds: bracket === null ? null : roundProgress(bracket),
  }
}

/** Who came where, over all: in a bracket or on a leaderboard. */
export const rankingOf = (stored: StoredBracket) =>
  bracketView(stored)
    .standings.filter(({ group }) => group === null)
    .map(({ participant, place }) => ({ participant_id: participant.id, place }))
