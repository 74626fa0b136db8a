import { initials } from './initials.ts'
import './users.css'

interface PersonPictureProps {
  readonly person: { readonly full_name: string; readonly avatar_url: string | null }
  /** Width and height in pixels. */
  readonly size: number
}

/** A person’s picture, or their initials. The name stands beside it, so that it is for the eye alone. */
export function PersonPicture({ person, size }: PersonPictureProps) {
  const box = { width: size, height: size }
  return person.avatar_url ? (
    <img className="person-picture" src={person.avatar_url} alt="" loading="lazy" {...box} />
  ) : (
    <span className="person-picture" style={{ ...box, fontSize: size * 0.36 }} aria-hidden="true">
      {initials(person.full_name)}
    </span>
  )
}
