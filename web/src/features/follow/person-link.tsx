import type { Participant } from '@gym-it/contracts'
import { Link } from '@tanstack/react-router'
import './person-link.css'

/** A participant's name that leads to their way through the tournament. */
export function PersonLink({ person }: { readonly person: Participant | null }) {
  if (person === null) return <span className="quiet">to be decided</span>
  return (
    <Link
      to="/tournaments/$id/people/$pid"
      params={{ id: String(person.tournament_id), pid: String(person.id) }}
      className="person-link"
      dir="auto"
    >
      {person.name}
    </Link>
  )
}
