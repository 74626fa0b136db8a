import type { Tournament } from '@gym-it/contracts'
import './tournaments.css'

type Shown = Tournament['status'] | 'paused'
const words: Record<Shown, string> = {
  setup: 'Open for entries',
  active: 'In play',
  paused: 'Paused',
  completed: 'Finished',
  cancelled: 'Cancelled',
}

/** Where a tournament stands, in words and colour. */
export function StatusBadge({ tournament }: { tournament: Pick<Tournament, 'status' | 'is_paused'> }) {
  const shown: Shown = tournament.status === 'active' && tournament.is_paused ? 'paused' : tournament.status
  return <span className={`status status-${shown}`}>{words[shown]}</span>
}
