import type { TournamentSettings, TournamentType } from '@gym-it/contracts'
import { useMemo } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import type { PreviewEntry } from '../../brackets/preview/preview-matches.ts'

// The engine is loaded while the form is filled in.
const PreviewedBracket = lazyPart(() =>
  import('../../brackets/preview/previewed-bracket.tsx').then(module => module.PreviewedBracket),
)

interface ExampleDrawProps {
  readonly type: TournamentType
  readonly settings: TournamentSettings
  readonly places: number
  /** Who is typed already; with fewer than two all places are drawn, by numbers instead of names. */
  readonly entries: readonly PreviewEntry[]
}

/** The draw that these settings give, while they are typed. */
export function ExampleDraw({ type, settings, places, entries }: ExampleDrawProps) {
  const drawn = useMemo(
    () =>
      entries.length >= 2
        ? entries
        : Array.from({ length: Math.max(2, places) }, (_, index) => ({
            name: i18n._('Player {number}', { number: index + 1 }),
          })),
    [entries, places],
  )
  if (type === 'leaderboard') return null
  return (
    <section className="example-draw" aria-label={i18n._('Preview')}>
      <h2>{i18n._('Preview')}</h2>
      {entries.length >= 2 && settings.seeding === 'random' && (
        <p className="hint">{i18n._('An example: the real lots are not known to anybody yet.')}</p>
      )}
      <PreviewedBracket entries={drawn} type={type} settings={settings} />
    </section>
  )
}
