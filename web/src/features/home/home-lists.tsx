import { createTournament, type Tournament } from '@gym-it/contracts'
import { SimpleGrid } from '@mantine/core'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMay } from '../auth/use-may.ts'
import { TournamentCard } from '../tournaments/tournament-card.tsx'
import './home.css'
import { i18n } from '../../lib/i18n.ts'
import { LiveCard } from './live-card.tsx'
import { nextFirst } from './next-first.ts'

interface HomeListsProps {
  /** In play, newest first. */
  readonly live: readonly Tournament[]
  /** Open for entries. */
  readonly next: readonly Tournament[]
  /** Over or called off, newest first. */
  readonly rest: readonly Tournament[]
}

const columns = { base: 1, sm: 2, md: 3 }
/** So many show their progress and results, for which matches are loaded; more stand below with the plain ones. */
const followed = 3
/** Beyond this the matches are much to load for a line of it. */
const largestFollowed = 64

/** What is on now, what comes next, and what was. */
export function HomeLists({ live, next, rest }: HomeListsProps) {
  const isFollowed = ({ participant_count, format }: Tournament) =>
    participant_count <= largestFollowed && format !== 'leaderboard'
  const shown = live.filter(isFollowed).slice(0, followed)
  const plain = live.filter(one => !shown.includes(one))
  return (
    <>
      {live.length + next.length === 0 && rest.length > 0 && <NothingAhead />}
      <Part title={i18n._('On now')} isFilled={live.length > 0}>
        {shown.map(tournament => (
          <LiveCard key={tournament.id} tournament={tournament} />
        ))}
        {plain.map(tournament => (
          <TournamentCard key={tournament.id} tournament={tournament} />
        ))}
      </Part>
      <Part title={i18n._('Next')} isFilled={next.length > 0}>
        {nextFirst(next, Date.now()).map(tournament => (
          <TournamentCard key={tournament.id} tournament={tournament} />
        ))}
      </Part>
      <Part title={i18n._('Finished tournaments')} isFilled={rest.length > 0}>
        {rest.map(tournament => (
          <TournamentCard key={tournament.id} tournament={tournament} />
        ))}
      </Part>
    </>
  )
}

/** There were tournaments, but none is on or to come: what to do next, by what the person may. */
function NothingAhead() {
  const isTrainer = useMay(createTournament)
  const action = isTrainer && <ButtonLink to="/tournaments/new">{i18n._('New tournament')}</ButtonLink>
  return (
    <div className="home-part home-nothing">
      <EmptyState title={i18n._('Nothing is on, and nothing is planned')} action={action}>
        {isTrainer
          ? i18n._('Create the next one, or open a finished one and copy it.')
          : i18n._('The next tournament appears here by itself. Below are the finished ones.')}
      </EmptyState>
    </div>
  )
}

function Part({ title, isFilled, children }: { title: string; isFilled: boolean; children: ReactNode }) {
  if (!isFilled) return null
  return (
    <section className="home-part" aria-label={title}>
      <p className="home-title" aria-hidden="true">
        {title}
      </p>
      <SimpleGrid cols={columns}>{children}</SimpleGrid>
    </section>
  )
}
