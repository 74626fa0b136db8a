import { Button } from '@mantine/core'
import { IconShare2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { nameMatches } from '../brackets/match/match-name.ts'
import { bracketQuery } from '../tournaments/queries.ts'
import { type Path, pathOf } from './path.ts'
import './person.css'
import { i18n } from '../../lib/i18n.ts'
import { lazyDialog, lazyPart } from '../../ui/lazy-part.tsx'
import { AheadRow, OwnRow } from './path-rows.tsx'
import { placeTexts } from './place-text.ts'

const ShareDialog = lazyDialog(() => import('../share/share-dialog.tsx').then(module => module.ShareDialog))
const OwnScores = lazyPart(() => import('./own-scores.tsx').then(module => module.OwnScores))

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
        {i18n._('Who takes part')}
      </ButtonLink>
    )
    return (
      <EmptyState title={i18n._('Nobody by this address takes part')} action={action}>
        {i18n._('The entry may have been taken out, or the address is mistyped.')}
      </EmptyState>
    )
  }
  const { person } = path
  const facts = [
    person.club,
    person.seed === null ? null : i18n._('Seed {seed}', { seed: person.seed }),
    person.division,
  ].filter(Boolean)
  return (
    <article className="follow" aria-labelledby="follow-name">
      <header className="follow-head">
        <div>
          <h2 id="follow-name" className="clip-long" dir="auto">
            {person.name}
          </h2>
          {facts.length > 0 && (
            <p className="quiet clip-long" dir="auto">
              {facts.join(' · ')}
            </p>
          )}
          <p className="follow-places">
            {placeTexts(view, path).map(text => (
              <span key={text}>{text}</span>
            ))}
          </p>
        </div>
        <Button variant="default" leftSection={<IconShare2 size={18} />} onClick={() => setIsSharing(true)}>
          {i18n._('Share this page')}
        </Button>
      </header>
      {view.tournament.format === 'leaderboard' && view.tournament.status !== 'setup' ? (
        <OwnScores tournamentId={view.tournament.id} pid={person.id} />
      ) : (
        <Matches path={path} names={nameMatches(view.bracket)} hint={hintOf(view.rounds, view.tournament.status)} />
      )}
      {isSharing && <ShareDialog tournament={view.tournament} person={person} onClose={() => setIsSharing(false)} />}
    </article>
  )
}

type Rounds = { readonly paired: number; readonly planned: number } | null

/** What is to be expected where no match is ahead. */
function hintOf(rounds: Rounds, status: string): string {
  if (status === 'setup') return i18n._('The matches stand here as soon as the draw is made.')
  if (rounds !== null && rounds.paired < rounds.planned) {
    return i18n._('Round {next} of {planned} is paired when round {paired} is over.', {
      next: rounds.paired + 1,
      planned: rounds.planned,
      paired: rounds.paired,
    })
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
          <h3 id="follow-now">{open.length === 1 ? i18n._('Next match') : i18n._('To be played')}</h3>
          <ol className="plain-list follow-rows follow-open">
            {open.map(one => (
              <OwnRow key={one.match.id} own={one} />
            ))}
          </ol>
        </section>
      )}
      {ahead.length > 0 && (
        <section aria-labelledby="follow-then">
          <h3 id="follow-then">{open.length > 0 ? i18n._('Then, after a win') : i18n._('What comes')}</h3>
          <ol className="plain-list follow-rows follow-ahead">
            {ahead.map(one => (
              <AheadRow key={one.match.id} ahead={one} names={names} />
            ))}
          </ol>
        </section>
      )}
      {afterLoss && (
        <section aria-labelledby="follow-loss">
          <h3 id="follow-loss">{i18n._('After a loss')}</h3>
          <ol className="plain-list follow-rows follow-ahead">
            <AheadRow ahead={afterLoss} names={names} />
          </ol>
        </section>
      )}
      {hint !== '' && <p className="hint">{hint}</p>}
      {played.length > 0 && (
        <section aria-labelledby="follow-played">
          <h3 id="follow-played">{i18n._('Played')}</h3>
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
