import type { Tournament } from '@gym-it/contracts'
import { SimpleGrid } from '@mantine/core'
import type { ReactNode } from 'react'
import { TournamentCard } from '../tournaments/tournament-card.tsx'
import './home.css'
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
/** So many show their progress and results, for which each is loaded; more stand below with the plain ones. */
const followed = 3
/** Beyond this a whole tournament is much to load for a line of it. */
const largestFollowed = 64

/** What is on now, what comes next, and what was. */
export function HomeLists({ live, next, rest }: HomeListsProps) {
  const isFollowed = ({ participant_count, format }: Tournament) =>
    participant_count <= largestFollowed && format !== 'leaderboard'
  const shown = live.filter(isFollowed).slice(0, followed)
  const plain = live.filter(one => !shown.includes(one))
  return (
    <>
      <Part title="On now" isFilled={live.length > 0}>
        {shown.map(tournament => (
          <LiveCard key={tournament.id} tournament={tournament} />
        ))}
        {plain.map(tournament => (
          <TournamentCard key={tournament.id} tournament={tournament} />
        ))}
      </Part>
      <Part title="Next" isFilled={next.length > 0}>
        {nextFirst(next, Date.now()).map(tournament => (
          <TournamentCard key={tournament.id} tournament={tournament} />
        ))}
      </Part>
      <Part title="Finished" isFilled={rest.length > 0}>
        {rest.map(tournament => (
          <TournamentCard key={tournament.id} tournament={tournament} />
        ))}
      </Part>
    </>
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
