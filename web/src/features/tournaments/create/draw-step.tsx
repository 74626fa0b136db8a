import type { Tournament, TournamentType } from '@gym-it/contracts'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconTournament } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { formatMoment } from '../../../lib/dates.ts'
import { i18n } from '../../../lib/i18n.ts'
import { DrawOrderFields } from '../../participants/draw-order.tsx'
import { formatName } from '../format-names.ts'

interface DrawStepProps {
  readonly name: string
  readonly day: string
  readonly type: TournamentType
  readonly count: number
  readonly hasClubs: boolean
  readonly order: Tournament['settings']
  readonly onOrder: (order: Tournament['settings']) => void
  readonly onBack: () => void
  readonly onCreate: (isDrawn: boolean) => void
  /** Which of the two buttons is at work. */
  readonly creating: 'drawn' | 'undrawn' | null
  /** What is being done at the moment, or nothing. */
  readonly progress: string
  readonly problem: ReactNode
}

/** Who meets whom: the order of the draw, and the one button that makes it all. */
export function DrawStep(props: DrawStepProps) {
  const { name, day, type, count, hasClubs, order, onOrder, onBack, onCreate, creating, progress, problem } = props
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that led here is gone, and with it the place of who uses the keyboard.
  useEffect(() => heading.current?.focus(), [])
  const facts = [
    formatName(type),
    formatMoment(`${day}T00:00:00.000Z`),
    i18n._('{count, plural, one {# participant} other {# participants}}', { count }),
  ]
  return (
    <section className="panel" aria-label={i18n._('The draw')}>
      <Stack gap="md">
        <div>
          <Title order={2} className="clip-long step-title" dir="auto" tabIndex={-1} ref={heading}>
            {name}
          </Title>
          <Text c="dimmed" mt={4}>
            {facts.join(' · ')}
          </Text>
        </div>
        {type !== 'leaderboard' && <DrawOrderFields settings={order} onChange={onOrder} hasClubs={hasClubs} />}
        {count < 2 && (
          <p className="hint">{i18n._('Two names are enough for a draw. Without them it can be made later.')}</p>
        )}
        {problem}
        <Group gap="sm">
          <Button
            size="md"
            leftSection={<IconTournament size={20} />}
            disabled={count < 2 || creating === 'undrawn'}
            loading={creating === 'drawn'}
            onClick={() => onCreate(true)}
          >
            {type === 'leaderboard' ? i18n._('Create and start') : i18n._('Create and draw')}
          </Button>
          <Button
            size="md"
            variant="default"
            disabled={creating === 'drawn'}
            loading={creating === 'undrawn'}
            onClick={() => onCreate(false)}
          >
            {type === 'leaderboard' ? i18n._('Create, start later') : i18n._('Create, draw later')}
          </Button>
          <Button size="md" variant="subtle" onClick={onBack}>
            {i18n._('Back')}
          </Button>
          <span role="status" className="hint">
            {progress}
          </span>
        </Group>
      </Stack>
    </section>
  )
}
