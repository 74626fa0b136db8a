import { Button } from '@mantine/core'
import { IconShare2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { nameMatches } from '../brackets/match/match-name.ts'
import { bracketQuery } from '../tournaments/queries.ts'
import { type Path, pathOf } from './path.ts'
import './person.css'
import { AheadRow, OwnRow } from './path-rows.tsx'
import { placeTexts } from './place-text.ts'

const ShareDialog = lazy(() => import('../share/share-dialog.tsx').then(module => ({ default: module.ShareDialog })))
const OwnScores = lazy(() => import('./own-scores.tsx').then(module => ({ default: module.OwnScores })))

/** "My matches, then whom": one person's way through the tournament. */
export function PersonPage() {
  const { id, pid } = useParams({ from: '/tournaments/$id/people/$pid' })
  const { data: view } = useQuery(bracketQuery(Number(id)))
  const [isSharing, setIsSharing] = useState(false)
  if (view === undefined) return null
  const path = pathOf(view, Number(pid))
  if (path === null) {
    const action = (
      <ButtonLink to="/tournaments/$id/participants" params={{ id }}>
        Who takes part
      </ButtonLink>
    )
    return (
      <EmptyState title="Nobody by this address takes part" action={action}>
        The entry may have been taken out, or the address has a slip in it.
      </EmptyState>
    )
  }
  const { person } = path
  const facts = [person.club, person.seed === null ? null : `Seed ${person.seed}`, person.division].filter(Boolean)
  return (
    <article className="follow" aria-labelledby="follow-name">
      <header className="follow-head">
        <div>
          <h2 id="follow-name" className="clip-long" dir="auto">
            {person.name}
          </h2>
          {facts.length > 0 && <p className="quiet">{facts.join(' · ')}</p>}
          <p className="follow-places">
            {placeTexts(view, path).map(text => (
              <span key={text}>{text}</span>
            ))}
          </p>
        </div>
        <Button variant="default" leftSection={<IconShare2 size={18} />} onClick={() => setIsSharing(true)}>
          Share this page
        </Button>
      </header>
      {view.tournament.format === 'leaderboard' && view.tournament.status !== 'setup' ? (
        <Suspense>
          <OwnScores tournamentId={view.tournament.id} pid={person.id} />
        </Suspense>
      ) : (
        <Matches path={path} names={nameMatches(view.bracket)} hint={hintOf(view.rounds, view.tournament.status)} />
      )}
      {isSharing && (
        <Suspense>
          <ShareDialog tournament={view.tournament} person={person} onClose={() => setIsSharing(false)} />
        </Suspense>
      )}
    </article>
  )
}

type Rounds = { readonly paired: number; readonly planned: number } | null

/** What is to be expected where no match is ahead. */
function hintOf(rounds: Rounds, status: string): string {
  if (status === 'setup') return 'The matches stand here as soon as the draw is made.'
  if (rounds !== null && rounds.paired < rounds.planned) {
    return `Round ${rounds.paired + 1} of ${rounds.planned} is paired when round ${rounds.paired} is over.`
  }
  return ''
}

interface MatchesProps {
  readonly path: Path
  readonly names: ReadonlyMap<number, string>
  readonly hint: string
}

function Matches({ path: { open, ahead, afterLoss, played }, names, hint }: MatchesProps) {
  return (
    <>
      {open.length > 0 && (
        <section aria-labelledby="follow-now">
          <h3 id="follow-now">{open.length === 1 ? 'Next match' : 'To be played'}</h3>
          <ol className="plain-list follow-rows follow-open">
            {open.map(one => (
              <OwnRow key={one.match.id} own={one} />
            ))}
          </ol>
        </section>
      )}
      {ahead.length > 0 && (
        <section aria-labelledby="follow-then">
          <h3 id="follow-then">{open.length > 0 ? 'Then, after a win' : 'What comes'}</h3>
          <ol className="plain-list follow-rows follow-ahead">
            {ahead.map(one => (
              <AheadRow key={one.match.id} ahead={one} names={names} />
            ))}
          </ol>
        </section>
      )}
      {afterLoss && (
        <section aria-labelledby="follow-loss">
          <h3 id="follow-loss">After a loss</h3>
          <ol className="plain-list follow-rows follow-ahead">
            <AheadRow ahead={afterLoss} names={names} />
          </ol>
        </section>
      )}
      {hint !== '' && <p className="hint">{hint}</p>}
      {played.length > 0 && (
        <section aria-labelledby="follow-played">
          <h3 id="follow-played">Played</h3>
          <ol className="plain-list follow-rows">
            {played.toReversed().map(one => (
              <OwnRow key={one.match.id} own={one} />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
