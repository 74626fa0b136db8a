import type { Tournament } from '@gym-it/contracts'
import { IconCalendar, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '../../lib/dates.ts'
import { formatName } from './format-names.ts'
import { participantsText } from './participants-text.ts'
import { StatusBadge } from './status-badge.tsx'

/** One tournament in the list: the whole card is the link. */
export function TournamentCard({ tournament }: { tournament: Tournament }) {
  const { id, name, start_date, format, tournament_type } = tournament
  return (
    <Link to="/tournaments/$id" params={{ id: String(id) }} className="tournament-card">
      <StatusBadge tournament={tournament} />
      <h2 className="tournament-card-name" dir="auto">
        {name}
      </h2>
      <span className="tournament-card-format">{formatName(format ?? tournament_type)}</span>
      <div className="tournament-card-facts">
        <span>
          <IconCalendar size={16} aria-hidden="true" /> {formatMoment(start_date)}
        </span>
        <span className="figures">
          <IconUsers size={16} aria-hidden="true" />
          {participantsText(tournament)}
        </span>
      </div>
    </Link>
  )
}
