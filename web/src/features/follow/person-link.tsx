import type { Participant } from '@gym-it/contracts'
import { Link } from '@tanstack/react-router'
import './person-link.css'
import { i18n } from '../../lib/i18n.ts'

/** A name of more characters stands on one line, and is cut where that ends; its own page tells all of it. */
const longName = 60

/** A participant's name that leads to their way through the tournament. */
export function PersonLink({ person }: { readonly person: Participant | null }) {
  if (person === null) return <span className="quiet">{i18n._('to be decided')}</span>
  return (
    <Link
      to="/tournaments/$id/people/$pid"
      params={{ id: String(person.tournament_id), pid: String(person.id) }}
      className="person-link"
      dir="auto"
      data-long={person.name.length > longName || undefined}
    >
      {person.name}
    </Link>
  )
}
