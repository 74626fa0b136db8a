import type { Standing, Tournament } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import type { Section } from './bracket-sections.ts'
import { RoundCards, type Shown } from './round-cards.tsx'

// A knockout has no table.
const StandingsTable = lazy(() =>
  import('../standings/standings-table.tsx').then(module => ({ default: module.StandingsTable })),
)

interface GroupTableProps {
  readonly section: Section
  readonly standings: readonly Standing[]
  readonly tournament: Tournament
}

/** In pixels, about as they are drawn: the matches below are not to jump when the table comes. */
const rowHeight = 46

/** The table of a group as it stands now. */
export function GroupTable({ section, standings, tournament }: GroupTableProps) {
  const rows = standings.filter(row => row.group === section.group)
  return (
    rows.length > 0 && (
      <Suspense fallback={<Skeleton height={rowHeight * (rows.length + 1)} radius="md" />}>
        <StandingsTable caption={section.title || i18n._('Table')} rows={rows} tournament={tournament} look="group" />
      </Suspense>
    )
  )
}

/** A group: its table, then its matches round by round. */
export function GroupSection({ section, standings, tournament, ...shown }: GroupTableProps & Shown) {
  const Heading = section.title === '' ? 'h2' : 'h3'
  return (
    <>
      <GroupTable section={section} standings={standings} tournament={tournament} />
      <div className="group-rounds">
        {section.parts[0]?.rounds.map(round => (
          <div key={round.round}>
            <Heading className="group-round">{round.title}</Heading>
            <RoundCards matches={round.matches} {...shown} />
          </div>
        ))}
      </div>
    </>
  )
}
