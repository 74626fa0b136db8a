import type { Tournament } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { i18n } from '../../lib/i18n.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { sealWorth } from './seal-worth.ts'

const verdicts = {
  holds: /*i18n*/ 'Checked on this device: the seed is the sealed one, and it gives exactly this order.',
  other_seed: /*i18n*/ 'The seed is not the one that was sealed before the draw.',
  other_draw: /*i18n*/ 'The seed gives another order than the one that was drawn.',
} as const
const seal = <code className="seal" />

/** A random draw after it was made: its seed, what was promised before, and a way to check both. */
export function DrawRecord({ tournament }: { tournament: Tournament }) {
  const { id, random_seed, draw_commitment, settings, created_at } = tournament
  const checking = useMutation({
    // The engine is loaded for it.
    mutationFn: async () => (await import('./check-draw.ts')).checkDraw(id),
  })
  if (random_seed === null || settings.seeding !== 'random') return null
  return (
    <section className="panel draw-record" aria-label={i18n._('The draw')}>
      <Text fw={750}>{i18n._('Anyone can recompute this draw')}</Text>
      <Text c="dimmed" size="sm">
        {draw_commitment === null ? (
          <Trans id="Its seed was <0>{random_seed}</0>." values={{ random_seed }} components={{ 0: seal }} />
        ) : (
          <Trans
            id="Its seed was <0>{random_seed}</0>, sealed beforehand as <1>{draw_commitment}</1> (SHA-256)."
            values={{ random_seed, draw_commitment }}
            components={{ 0: seal, 1: seal }}
          />
        )}
      </Text>
      {checking.data ? (
        <div role="status">
          <p className={checking.data.verdict === 'holds' ? 'draw-holds' : 'warn'}>
            {i18n._(verdicts[checking.data.verdict])}
          </p>
          <p className="hint">{sealWorth(created_at, checking.data.drawnAt)}</p>
        </div>
      ) : (
        draw_commitment !== null && (
          <Button size="xs" variant="default" loading={checking.isPending} onClick={() => checking.mutate()}>
            {i18n._('Check it now')}
          </Button>
        )
      )}
      <ProblemNote error={checking.error} />
    </section>
  )
}
