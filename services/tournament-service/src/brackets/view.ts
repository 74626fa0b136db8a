import type { BracketView, Match, MatchSource, Participant, Standing } from '@gym-it/contracts'
import { type Source, standings } from '@gym-it/tournament-engine'
import type { Static } from 'typebox'
import { tournamentView } from '../tournaments/rules.ts'
import { bracketOf } from './rules.ts'
import type { MatchRow, StoredBracket } from './store.ts'

/** Turns stored matches of one tournament into what the wire shows. */
export function createMatchView({ matches, participants }: Pick<StoredBracket, 'matches' | 'participants'>) {
  const idOf = new Map(matches.map(match => [match.number, match.id]))
  const byId = new Map(participants.map(participant => [participant.id, participant]))
  const find = (id: number | null): Participant | null => (id === null ? null : (byId.get(id) ?? null))
  const sourceOf = (source: Source): Static<typeof MatchSource> | null => {
    switch (source.kind) {
      case 'seed':
        return source
      case 'winner':
      case 'loser':
        return { kind: source.kind, match_id: idOf.get(source.match) ?? 0 }
      case 'bye':
        return null
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

/** Places at this moment; empty before the draw. */
export function standingsView(stored: StoredBracket): Standing[] {
  const bracket = bracketOf(stored)
  if (bracket === null) return []
  const byId = new Map(stored.participants.map(participant => [participant.id, participant]))
  return standings(bracket).flatMap(row => {
    const participant = byId.get(row.entrant)
    if (!participant) return []
    const { place, played, wins, losses, against, difference, tie_breaks, separated_by } = row
    const sums = { for: row.for, against, difference, tie_breaks: { ...tie_breaks }, separated_by }
    return [{ place, participant, group: null, played, wins, draws: 0, losses, points: wins, ...sums }]
  })
}

/** Everything that one screen of a tournament needs. */
export function bracketView(stored: StoredBracket): BracketView {
  return {
    tournament: tournamentView(stored.tournament),
    bracket: stored.matches.map(createMatchView(stored)),
    participants: [...stored.participants],
    standings: standingsView(stored),
  }
}
