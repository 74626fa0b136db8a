import type { Tournament } from '@gym-it/contracts'
import { Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ProblemNote } from '../../ui/problem-note.tsx'

const verdicts = {
  holds: 'Checked on this device: the seed is the sealed one, and it gives exactly this order.',
  other_seed: 'The seed is not the one that was sealed before the draw.',
  other_draw: 'The seed gives another order than the one that was drawn.',
} as const

/** A random draw after it was made: its seed, what was promised before, and a way to check both. */
export function DrawRecord({ tournament: { id, random_seed, draw_commitment, settings } }: { tournament: Tournament }) {
  const checking = useMutation({
    // The engine is loaded for it.
    mutationFn: async () => (await import('./check-draw.ts')).checkDraw(id),
  })
  if (random_seed === null || settings.seeding !== 'random') return null
  return (
    <section className="panel draw-record" aria-label="The draw">
      <Text fw={750}>Anyone can recompute this draw</Text>
      <Text c="dimmed" size="sm">
        Its seed was <code className="seal">{random_seed}</code>
        {draw_commitment !== null && (
          <>
            , sealed beforehand as <code className="seal">{draw_commitment}</code> (SHA-256)
          </>
        )}
        .
      </Text>
      {checking.data ? (
        <p className={checking.data === 'holds' ? 'draw-holds' : 'warn'} role="status">
          {verdicts[checking.data]}
        </p>
      ) : (
        draw_commitment !== null && (
          <Button size="xs" variant="default" loading={checking.isPending} onClick={() => checking.mutate()}>
            Check it now
          </Button>
        )
      )}
      <ProblemNote error={checking.error} />
    </section>
  )
}
