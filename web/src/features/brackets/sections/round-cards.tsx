import type { Match } from '@gym-it/contracts'
import { MatchCard, type MatchCardProps } from '../match/match-card.tsx'
import './rounds.css'

export interface Shown extends Pick<MatchCardProps, 'onOpen' | 'found'> {}

/** The matches of a round, one after the other or side by side as there is room. */
export function RoundCards({ matches, onOpen, found }: Shown & { readonly matches: readonly Match[] }) {
  return (
    <ol className="plain-list round-list" data-large={matches.length > 127 || undefined}>
      {matches.map(match => (
        <li key={match.id} id={`match-${match.id}`} className="round-match">
          <MatchCard match={match} onOpen={onOpen} found={found} />
        </li>
      ))}
    </ol>
  )
}
