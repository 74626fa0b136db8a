import { lazy, Suspense, useState } from 'react'

// The engine and the bracket's drawing come only when someone asks to see them.
const PreviewedBracket = lazy(() =>
  import('../brackets/previewed-bracket.tsx').then(module => ({ default: module.PreviewedBracket })),
)

/** How the bracket will look with these names, before anything is written. */
export function DrawPreview({ names, thirdPlace }: { names: readonly string[]; thirdPlace: boolean }) {
  const [opened, setOpened] = useState(false)
  return (
    <details className="draw-preview" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>Preview the draw</summary>
      {opened && (
        <Suspense>
          <PreviewedBracket names={names} thirdPlace={thirdPlace} />
        </Suspense>
      )}
    </details>
  )
}
