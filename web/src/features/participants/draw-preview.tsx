import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { phone } from '../brackets/phone.ts'
import type { PreviewedBracketProps } from '../brackets/preview/previewed-bracket.tsx'

// The engine and the bracket's drawing come only with the first preview.
const PreviewedBracket = lazyPart(() =>
  import('../brackets/preview/previewed-bracket.tsx').then(module => module.PreviewedBracket),
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
      {opened && <PreviewedBracket {...props} />}
    </details>
  )
}
