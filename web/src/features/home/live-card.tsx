import type { Match, Tournament } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { i18n } from '../../lib/i18n.ts'
import { PersonLink } from '../follow/person-link.tsx'
import { participantsText } from '../tournaments/participants-text.ts'
import { StatusBadge } from '../tournaments/status-badge.tsx'
import type { LiveSummary } from './live-summary.ts'
import { useLiveSummary } from './use-live-summary.ts'

/** A tournament in play: how far it is and what happened last, as it happens. The card leads to it, names to people. */
export function LiveCard({ tournament }: { readonly tournament: Tournament }) {
  const summary = useLiveSummary(tournament.id)
  return (
    <article className="tournament-card live-card">
      <StatusBadge tournament={tournament} />
      <h2 className="tournament-card-name">
        <Link to="/tournaments/$id" params={{ id: String(tournament.id) }} className="live-card-link" dir="auto">
          {tournament.name}
        </Link>
      </h2>
      {summary && (
        <ol className="plain-list live-results">
          {summary.latest.map(match => (
            <li key={match.id}>
              <Result match={match} />
            </li>
          ))}
        </ol>
      )}
      <div className="live-progress">
        <progress
          value={summary?.played ?? 0}
          max={Math.max(summary?.all ?? 0, 1)}
          aria-label={i18n._('Matches played')}
        />
        <span className="figures">{whereItStands(tournament, summary)}</span>
      </div>
    </article>
  )
}

function whereItStands(tournament: Tournament, summary: LiveSummary | undefined): string {
  if (summary === undefined || summary.all === 0) return participantsText(tournament)
  const { played, all, open } = summary
  return open === 0
    ? i18n._('{played} of {all} played', { played, all })
    : i18n._('{played} of {all} played · {open, plural, other {# can be played now}}', { played, all, open })
}

function Result({ match: { participant1, participant2, winner_id } }: { readonly match: Match }) {
  const isTurned = winner_id !== null && winner_id === participant2?.id
  const [first, second] = isTurned ? [participant2, participant1] : [participant1, participant2]
  return (
    <Trans
      id={winner_id === null ? /*i18n*/ '<0/> <1>and</1> <2/>' : /*i18n*/ '<0/> <1>beat</1> <2/>'}
      components={{
        0: <PersonLink person={first} />,
        1: <span className="live-word" />,
        2: <PersonLink person={second} />,
      }}
    />
  )
}
