import type { Match, Tournament } from '@gym-it/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { latestResults, nowOn, progressOf } from '../play/progress.ts'
import { bracketQuery } from '../tournaments/queries.ts'
import { StatusBadge } from '../tournaments/status-badge.tsx'
import { useLiveTournament } from '../tournaments/use-live-tournament.ts'

const resultsShown = 2

/** A tournament in play: how far it is and what happened last, as it happens. */
export function LiveCard({ tournament: listed }: { readonly tournament: Tournament }) {
  const { data: view } = useQuery(bracketQuery(listed.id))
  useLiveTournament(listed.id)
  const tournament = view?.tournament ?? listed
  const { played, all } = progressOf(view?.bracket ?? [])
  const open = nowOn(view?.bracket ?? []).length
  return (
    <Link to="/tournaments/$id" params={{ id: String(listed.id) }} className="tournament-card live-card">
      <StatusBadge tournament={tournament} />
      <h2 className="tournament-card-name" dir="auto">
        {tournament.name}
      </h2>
      {view && (
        <ol className="plain-list live-results">
          {latestResults(view.bracket, resultsShown).map(match => (
            <li key={match.id}>
              <Result match={match} />
            </li>
          ))}
        </ol>
      )}
      <div className="live-progress">
        <progress value={played} max={Math.max(all, 1)} aria-label="Matches played" />
        <span className="figures">
          {all === 0 ? `${listed.participant_count} taking part` : `${played} of ${all} played`}
          {open > 0 && ` · ${open} can be played now`}
        </span>
      </div>
    </Link>
  )
}

function Result({ match: { participant1, participant2, winner_id } }: { readonly match: Match }) {
  const isTurned = winner_id !== null && winner_id === participant2?.id
  const [first, second] = isTurned ? [participant2, participant1] : [participant1, participant2]
  return (
    <>
      <strong dir="auto">{first?.name}</strong>
      <span>{winner_id === null ? 'and' : 'beat'}</span>
      <span dir="auto">{second?.name}</span>
    </>
  )
}
