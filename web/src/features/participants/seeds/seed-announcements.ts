import type { Announcements, UniqueIdentifier } from '@dnd-kit/core'
import type { Participant } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'

/** What a screen reader says while somebody is moved. */
export function seedAnnouncements(order: readonly Participant[]): Announcements {
  const count = order.length
  const nameOf = (id: UniqueIdentifier) => order.find(one => one.id === id)?.name ?? ''
  const seedOf = (id: UniqueIdentifier | undefined) => order.findIndex(one => one.id === id) + 1
  return {
    onDragStart: ({ active }) =>
      i18n._('Picked up {name}, seed {seed} of {count}.', { name: nameOf(active.id), seed: seedOf(active.id), count }),
    onDragOver: ({ active, over }) =>
      over === null
        ? undefined
        : i18n._('{name} is at seed {seed} of {count}.', { name: nameOf(active.id), seed: seedOf(over.id), count }),
    onDragEnd: ({ active, over }) =>
      i18n._('{name} was put down at seed {seed} of {count}.', {
        name: nameOf(active.id),
        seed: seedOf(over?.id ?? active.id),
        count,
      }),
    onDragCancel: ({ active }) =>
      i18n._('{name} stays at seed {seed}.', { name: nameOf(active.id), seed: seedOf(active.id) }),
  }
}
