import type { Match, Participant } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { useRef } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { PersonLink } from '../follow/person-link.tsx'
import { endText } from './end-text.ts'
import './latest-strip.css'
import { latestResults } from './progress.ts'

const shown = 5

/** A corrected result is news again. */
const newsOf = ({ id, version }: Match) => `${id} ${version}`

/** The latest results on a line, the newest first; one that comes while somebody looks lights up once. */
export function LatestStrip({ matches }: { readonly matches: readonly Match[] }) {
  const latest = latestResults(matches, shown)
  const known = useRef<ReadonlySet<string>>(undefined)
  known.current ??= new Set(latest.map(newsOf))
  const before = known.current
  if (latest.length === 0) return null
  return (
    <section className="latest-strip" aria-label={i18n._('Latest results')}>
      <h2 className="latest-title">{i18n._('Latest')}</h2>
      <ol className="plain-list latest-list">
        {latest.map(match => (
          <li key={newsOf(match)} className={before.has(newsOf(match)) ? undefined : 'latest-new'}>
            <Result match={match} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Result({ match }: { readonly match: Match }) {
  const { participant1, participant2, winner_id } = match
  const isTurned = winner_id !== null && winner_id === participant2?.id
  const [first, second] = isTurned ? [participant2, participant1] : [participant1, participant2]
  const end = endText(match)
  return (
    <>
      <Trans
        id={winner_id === null ? /*i18n*/ '<0/> <1>and</1> <2/>' : /*i18n*/ '<0/> <1>beat</1> <2/>'}
        components={{
          0: <First person={first} />,
          1: <span className="quiet" />,
          2: <PersonLink person={second} />,
        }}
      />{' '}
      {end !== '' && <span className="latest-end figures">{end}</span>}
    </>
  )
}

function First({ person }: { readonly person: Participant | null }) {
  return (
    <strong>
      <PersonLink person={person} />
    </strong>
  )
}
