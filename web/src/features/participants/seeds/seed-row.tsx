import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import type { Participant } from '@gym-it/contracts'
import { IconGripVertical } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { useLanguage } from '../../../lib/use-language.ts'

interface SeedRowProps {
  readonly person: Participant
  /** From 1. */
  readonly seed: number
  readonly count: number
  /** To this seed, from 1. */
  readonly onMove: (id: number, seed: number) => void
}

/** Somebody in the order of the seeds: dragged by the grip, or put where the typed number says. */
export const SeedRow = memo(function SeedRow({ person, seed, count, onMove }: SeedRowProps) {
  useLanguage()
  const { id, name, club, rating } = person
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  })
  const [typed, setTyped] = useState<string>()
  const move = () => {
    const wanted = Number(typed)
    setTyped(undefined)
    if (typed && Number.isInteger(wanted) && wanted !== seed) onMove(id, wanted)
  }
  const facts = [club, rating === null ? null : String(rating)].filter(Boolean).join(' · ')
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? 'seed-row seed-row-dragged' : 'seed-row'}
      style={{ transform: CSS.Translate.toString(transform && { ...transform, x: 0 }), transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="seed-grip"
        {...attributes}
        {...listeners}
        aria-label={i18n._('Move {name}, seed {seed}', { name, seed })}
      >
        <IconGripVertical size={18} aria-hidden="true" />
      </button>
      <input
        className="seed-number"
        inputMode="numeric"
        aria-label={i18n._('Seed of {name}, from 1 to {count}', { name, count })}
        value={typed ?? String(seed)}
        onFocus={event => event.currentTarget.select()}
        onChange={event => setTyped(event.currentTarget.value.replace(/\D/g, '').slice(0, 4))}
        onBlur={move}
        onKeyDown={event => {
          if (event.key === 'Enter') move()
          if (event.key === 'Escape') setTyped(undefined)
        }}
      />
      <span className="person-words">
        <span className="person-name" dir="auto" title={name}>
          {name}
        </span>
        {facts !== '' && (
          <span className="person-facts" dir="auto">
            {facts}
          </span>
        )}
      </span>
    </li>
  )
})
