import type { TournamentSettings, TournamentType } from '@gym-it/contracts'
import { lazy, Suspense, useMemo } from 'react'

// The engine is loaded while the form is filled in.
const PreviewedBracket = lazy(() =>
  import('../../brackets/preview/previewed-bracket.tsx').then(module => ({ default: module.PreviewedBracket })),
)

interface ExampleDrawProps {
  readonly type: TournamentType
  readonly settings: TournamentSettings
  readonly places: number
}

/** The draw that these settings give when all places are taken, by numbers instead of names. */
export function ExampleDraw({ type, settings, places }: ExampleDrawProps) {
  const entries = useMemo(
    () => Array.from({ length: Math.max(2, places) }, (_, index) => ({ name: `Player ${index + 1}` })),
    [places],
  )
  if (type === 'leaderboard') return null
  return (
    <section className="example-draw" aria-label="Preview">
      <h2>Preview</h2>
      <Suspense fallback={<p className="hint">…</p>}>
        <PreviewedBracket entries={entries} type={type} settings={settings} />
      </Suspense>
    </section>
  )
}
