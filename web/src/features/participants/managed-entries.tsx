import type { Participant, Tournament } from '@gym-it/contracts'
import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { ManagedList } from './managed-list.tsx'
import { PastePanel } from './paste-panel.tsx'

// Dragging and the drawing of the bracket come with it.
const SeedsPanel = lazyPart(() => import('./seeds/seeds-panel.tsx').then(module => module.SeedsPanel))

interface ManagedEntriesProps {
  readonly tournament: Tournament
  readonly approved: readonly Participant[]
  readonly asking: readonly Participant[]
}

/** What a trainer does with those who are in: enters more, or says who is seeded where. */
export function ManagedEntries({ tournament, approved, asking }: ManagedEntriesProps) {
  const [shown, setShown] = useState('list')
  const { id, status, tournament_type: type } = tournament
  // Held here, so that the order stays while the names are looked at.
  const seeds = useDraft<readonly number[] | null>(`seeds of tournament ${id}`, null)
  const seeded = status === 'setup' && type !== 'leaderboard' && approved.length >= 2 ? type : null
  const isSeeding = seeded !== null && shown === 'seeds'
  return (
    <>
      {seeded !== null && (
        <SegmentedControl
          aria-label={i18n._('Show')}
          className="participants-views"
          data={[
            { value: 'list', label: i18n._('Names') },
            { value: 'seeds', label: i18n._('Seeds') },
          ]}
          value={shown}
          onChange={setShown}
        />
      )}
      {isSeeding && <SeedsPanel tournament={tournament} type={seeded} participants={approved} draft={seeds} />}
      {/* Kept while the seeds are shown: names may be typed here already. */}
      <Stack gap="lg" display={isSeeding ? 'none' : 'flex'}>
        {seeded !== null && seeds.value !== null && (
          <p className="notice" role="status">
            {i18n._('The order of the seeds is not saved yet: a draw goes without it.')}
          </p>
        )}
        <PastePanel tournament={tournament} approved={approved} asking={asking} />
        {approved.length > 0 && <ManagedList participants={approved} tournament={tournament} />}
      </Stack>
    </>
  )
}
