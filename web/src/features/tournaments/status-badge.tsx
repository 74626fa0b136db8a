import type { Tournament } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import './tournaments.css'

type Shown = Tournament['status'] | 'paused'
const words: Record<Shown, string> = {
  setup: /*i18n*/ 'Open for entries',
  active: /*i18n*/ 'In play',
  paused: /*i18n*/ 'Paused',
  completed: /*i18n*/ 'Finished',
  cancelled: /*i18n*/ 'Cancelled',
}

/** Where a tournament stands, in words and colour. */
export function StatusBadge({ tournament }: { tournament: Pick<Tournament, 'status' | 'is_paused'> }) {
  const shown: Shown = tournament.status === 'active' && tournament.is_paused ? 'paused' : tournament.status
  return <span className={`status status-${shown}`}>{i18n._(words[shown])}</span>
}
