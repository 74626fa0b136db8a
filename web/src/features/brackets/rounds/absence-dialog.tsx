import type { BracketView } from '@gym-it/contracts'
import { Button, Checkbox, Group, Modal, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import type { Absence } from './absence.ts'

interface AbsenceDialogProps {
  readonly view: BracketView
  readonly round: number
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onPair: (absent: readonly Absence[]) => void
}

/** Who sits the next round out: they are not paired, and come back by themselves in the round after. */
export function AbsenceDialog({ view, round, isBusy, onClose, onPair }: AbsenceDialogProps) {
  useReturnFocus()
  const [absent, setAbsent] = useState<readonly string[]>([])
  const [isHalf, setIsHalf] = useState(false)
  const entered = view.participants.filter(one => one.status === 'approved')
  const bye = isHalf ? 'half' : 'none'
  return (
    <Modal opened onClose={onClose} title={i18n._('Who sits round {round} out?', { round })}>
      <Stack gap="md">
        <Checkbox.Group value={[...absent]} onChange={setAbsent} aria-label={i18n._('Absent')}>
          <Stack gap={6} className="absence-list">
            {entered.map(one => (
              <Checkbox key={one.id} value={String(one.id)} label={one.name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Switch
          label={i18n._('It counts half a win for them')}
          checked={isHalf}
          onChange={event => setIsHalf(event.currentTarget.checked)}
        />
        <Group justify="space-between" gap="xs">
          <Text c="dimmed" size="sm">
            {i18n._('{count, plural, =0 {Nobody chosen} other {# absent}}', { count: absent.length })}
          </Text>
          <Button loading={isBusy} onClick={() => onPair(absent.map(id => ({ participant_id: Number(id), bye })))}>
            {i18n._('Pair round {round}', { round })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
