import type { BracketView } from '@gym-it/contracts'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { type MouseEvent, useMemo } from 'react'
import { detailOf } from '../../lib/api-problem.ts'
import { ForcedScheme } from '../../ui/forced-scheme.tsx'
import { MatchNames } from '../brackets/match/match-name.ts'
import { phone } from '../brackets/phone.ts'
import { bracketSections } from '../brackets/sections/bracket-sections.ts'
import { RoundPages } from '../brackets/sections/round-pages.tsx'
import { Sections } from '../brackets/sections/section-view.tsx'
import { Podium } from '../brackets/standings/podium.tsx'
import { StandingsTable } from '../brackets/standings/standings-table.tsx'
import { useMatchNames } from '../brackets/use-match-names.ts'
import { LiveBadge } from '../tournaments/live-badge.tsx'
import { bracketQuery } from '../tournaments/queries.ts'
import { StatusBadge } from '../tournaments/status-badge.tsx'
import { useLiveTournament } from '../tournaments/use-live-tournament.ts'
import { tournamentAddress } from './addresses.ts'
import './embedded.css'
import { i18n } from '../../lib/i18n.ts'

/**
 * A tournament inside somebody else's page: to look at, live, with one way out to the whole of it. Everything that leads
 * on opens a window of its own, so that nobody signs in inside a foreign page.
 */
export function EmbeddedPage() {
  const { colours } = useSearch({ from: '/embed/tournaments/$id' })
  const id = Number(useParams({ from: '/embed/tournaments/$id' }).id)
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false })
  return (
    <ForcedScheme
      scheme={colours ?? (prefersDark ? 'dark' : 'light')}
      className="embedded"
      onClickCapture={openOutside}
    >
      <Embedded id={id} />
    </ForcedScheme>
  )
}

/** Whatever link the parts hold: the frame itself never goes anywhere. */
function openOutside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null) return
  event.preventDefault()
  event.stopPropagation()
  open(link.href, '_blank', 'noopener')
}

function Embedded({ id }: { readonly id: number }) {
  const bracket = useQuery(bracketQuery(id))
  const isDeleted = useLiveTournament(id)
  const view = bracket.data
  if (view === undefined || isDeleted) {
    return (
      <p className="embedded-note">
        {isDeleted
          ? i18n._('This tournament was deleted.')
          : bracket.isPending
            ? i18n._('Loading…')
            : detailOf(bracket.error)}
      </p>
    )
  }
  const { tournament } = view
  return (
    <>
      <header className="embedded-head">
        <h1 className="clip-long" dir="auto">
          {tournament.name}
        </h1>
        <StatusBadge tournament={tournament} />
        <LiveBadge tournament={tournament} updatedAt={bracket.dataUpdatedAt} />
        <a href={tournamentAddress(location.origin, id)} target="_blank" rel="noopener">
          {i18n._('Open in GYM IT')}
        </a>
      </header>
      <main>
        <Shown view={view} />
      </main>
    </>
  )
}

/** The same as on the tournament's own page, but nothing in it can be changed, whoever is signed in. */
function Shown({ view }: { readonly view: BracketView }) {
  const { tournament, bracket, standings } = view
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false })
  const names = useMatchNames(bracket)
  const sections = useMemo(() => bracketSections(bracket), [bracket])
  if (tournament.format === 'leaderboard' && standings.length > 0) {
    const rows = standings.filter(row => row.group === null)
    return <StandingsTable caption={i18n._('Leaderboard')} rows={rows} tournament={tournament} look="overall" />
  }
  if (bracket.length === 0) {
    return (
      <p className="embedded-note">
        {i18n._('{count, plural, one {# is in.} other {# are in.}} The draw is still to come.', {
          count: tournament.participant_count,
        })}
      </p>
    )
  }
  return (
    <MatchNames value={names}>
      {tournament.status === 'completed' && <Podium standings={standings} />}
      {isPhone ? (
        <RoundPages sections={sections} />
      ) : (
        <Sections sections={sections} standings={standings} tournament={tournament} />
      )}
    </MatchNames>
  )
}
