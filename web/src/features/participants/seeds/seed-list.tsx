import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import type { Participant } from '@gym-it/contracts'
import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { seedAnnouncements } from './seed-announcements.ts'
import { movedTo } from './seed-order.ts'
import { SeedRow } from './seed-row.tsx'

/** More are seldom seeded by hand, and would make dragging slow on a phone. */
const mostAtFirst = 128

interface SeedListProps {
  readonly order: readonly Participant[]
  readonly onOrder: (order: readonly Participant[]) => void
}

/** Everybody in the order of the seeds; moved by hand, by space and the arrow keys, or by typing the seed. */
export function SeedList({ order, onOrder }: SeedListProps) {
  const [isWhole, setIsWhole] = useState(false)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const announcements = useMemo(() => seedAnnouncements(order), [order])
  const shown = isWhole ? order : order.slice(0, mostAtFirst)
  const indexOf = (id: unknown) => order.findIndex(one => one.id === id)
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onOrder(movedTo(order, indexOf(active.id), indexOf(over.id)))
  }
  const move = useCallback(
    (id: number, seed: number) =>
      onOrder(
        movedTo(
          order,
          order.findIndex(one => one.id === id),
          seed - 1,
        ),
      ),
    [order, onOrder],
  )
  return (
    <div className="seed-list-frame">
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{
          announcements,
          screenReaderInstructions: {
            draggable: i18n._(
              'Press space to pick somebody up, move them with the arrow keys, press space again to put them down, or escape to leave them where they were.',
            ),
          },
        }}
      >
        <SortableContext items={shown.map(one => one.id)} strategy={verticalListSortingStrategy}>
          <ol className="seed-list" aria-label={i18n._('Seeds')}>
            {shown.map((one, index) => (
              <SeedRow key={one.id} person={one} seed={index + 1} count={order.length} onMove={move} />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {order.length > shown.length && (
        <Button variant="default" size="xs" onClick={() => setIsWhole(true)}>
          {i18n._('Show all {count}', { count: order.length })}
        </Button>
      )}
    </div>
  )
}
