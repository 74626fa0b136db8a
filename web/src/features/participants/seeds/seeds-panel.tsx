import type { Participant, Tournament, TournamentType } from '@gym-it/contracts'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowsShuffle, IconSortDescending } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import type { Draft } from '../../../lib/use-draft.ts'
import { DraftNote } from '../../../ui/draft-note.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { DrawPreview } from '../draw-preview.tsx'
import { saveSeeds } from './save-seeds.ts'
import { SeedList } from './seed-list.tsx'
import { arranged, byRating, shuffled } from './seed-order.ts'
import './seeds.css'

interface SeedsPanelProps {
  readonly tournament: Tournament
  readonly type: Exclude<TournamentType, 'leaderboard'>
  /** Approved, in the order of the seeds. */
  readonly participants: readonly Participant[]
  /** Their ids in the order that is not saved yet; null where it is. */
  readonly draft: Draft<readonly number[] | null>
}

/** Who is seed 1, 2, 3, …: put in order by hand, with the draw that it gives beside it, and saved in one call. */
export function SeedsPanel({ tournament, type, participants, draft }: SeedsPanelProps) {
  const { value: ids, set } = draft
  const order = useMemo(() => (ids === null ? participants : arranged(participants, ids)), [participants, ids])
  const setOrder = useCallback((people: readonly Participant[]) => set(people.map(one => one.id)), [set])
  const saving = useMutation({
    mutationFn: (people: readonly Participant[]) => saveSeeds(tournament, participants, people),
    onSuccess: draft.end,
  })
  const entries = useMemo(() => order.map((one, index) => ({ ...one, seed: index + 1 })), [order])
  const settings = useMemo(() => ({ ...tournament.settings, seeding: 'given' as const }), [tournament.settings])
  const hasSeeds = participants.some(one => one.given_seed !== null)
  const isSaved = order.every((one, index) => one.given_seed === index + 1)
  return (
    <section className="panel seeds" aria-label={i18n._('Seeds')}>
      <Stack gap="md">
        <div>
          <Title order={2}>{i18n._('Who is seeded where?')}</Title>
          <Text c="dimmed" mt={4}>
            {i18n._('The strongest is seed 1. Drag the names, or type a seed.')}{' '}
            <span className="wide-only">{i18n._('By keyboard: press space on a grip, then use the arrow keys.')}</span>
          </Text>
        </div>
        <DraftNote draft={draft} />
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowsShuffle size={16} />}
            onClick={() => setOrder(shuffled(order))}
          >
            {i18n._('Shuffle')}
          </Button>
          {participants.some(one => one.rating !== null) && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconSortDescending size={16} />}
              onClick={() => setOrder(byRating(order))}
            >
              {i18n._('By rating')}
            </Button>
          )}
          {hasSeeds && (
            <Button size="xs" variant="default" loading={saving.isPending} onClick={() => saving.mutate([])}>
              {i18n._('Clear the seeds')}
            </Button>
          )}
          {ids !== null && draft.news === null && (
            <Button size="xs" variant="subtle" onClick={draft.drop}>
              {i18n._('Back to what is saved')}
            </Button>
          )}
        </Group>
        <div className="seeds-columns">
          <SeedList order={order} onOrder={setOrder} />
          <DrawPreview entries={entries} type={type} settings={settings} />
        </div>
        <ProblemNote error={saving.error} />
        <Group gap="sm" className="seeds-foot">
          <Button size="md" disabled={isSaved} loading={saving.isPending} onClick={() => saving.mutate(order)}>
            {i18n._('Save the seeds')}
          </Button>
          <Text c="dimmed" size="sm" role="status">
            {isSaved ? i18n._('Saved.') : i18n._('Not saved yet.')}
          </Text>
        </Group>
      </Stack>
    </section>
  )
}
