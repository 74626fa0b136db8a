import { Skeleton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { phone } from '../brackets/phone.ts'
import type { PreviewedBracketProps } from '../brackets/preview/previewed-bracket.tsx'

// The engine and the bracket's drawing come only with the first preview.
const PreviewedBracket = lazy(() =>
  import('../brackets/preview/previewed-bracket.tsx').then(module => ({ default: module.PreviewedBracket })),
)

/** How the bracket will look with these entries, before anything is written. */
export function DrawPreview(props: PreviewedBracketProps) {
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false })
  const [opened, setOpened] = useState(!isPhone)
  return (
    <details className="draw-preview" open={opened} onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{i18n._('Preview of the draw')}</summary>
      {opened && props.settings.seeding === 'random' && (
        <p className="hint">{i18n._('An example: the real lots are not known to anybody yet.')}</p>
      )}
      {opened && (
        <Suspense fallback={<Skeleton height={180} radius="lg" />}>
          <PreviewedBracket {...props} />
        </Suspense>
      )}
    </details>
  )
}
