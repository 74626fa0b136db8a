import { Button } from '@mantine/core'
import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react'
import { i18n } from '../lib/i18n.ts'
import { useLanguage } from '../lib/use-language.ts'
import './lazy-part.css'

type Load<Props> = () => Promise<ComponentType<Props>>

/** A component whose program is on its way until it is first shown, or asked for with `preload`, which never rejects. */
export type LazyPart<Props> = FunctionComponent<Props> & { readonly preload: () => Promise<void> }

/** Where it stands: in the page, over it, or beside it, where nothing is said while it is missing. */
type Place = 'page' | 'over' | 'aside'

const againMs = 10_000

/** Something is on its way. Seen after a moment only, or at once by who has waited already. */
export const PartWaiting = ({ look = '' }: { readonly look?: string }) => (
  <div className={`part-waiting ${look}`} role="status">
    <span className="visually-hidden">{i18n._('Loading')}</span>
  </div>
)

interface FailedProps {
  readonly look: string
  readonly onAgain: () => void
  readonly onClose: (() => void) | undefined
}

function PartFailed({ look, onAgain, onClose }: FailedProps) {
  return (
    <div className={`part-failed ${look}`} role="alert">
      <span>{i18n._('This part could not be loaded. Check your connection and try again.')}</span>
      <Button size="compact-md" onClick={onAgain}>
        {i18n._('Try again')}
      </Button>
      {onClose && (
        <Button size="compact-md" variant="default" onClick={() => onClose()}>
          {i18n._('Close')}
        </Button>
      )}
    </div>
  )
}

function lazyAt<Props extends object>(place: Place, load: Load<Props>, room = ''): LazyPart<Props> {
  let Part: ComponentType<Props> | undefined
  const fetchPart = async () => {
    Part ??= await load()
  }
  function Lazy(props: Props) {
    useLanguage()
    const [state, setState] = useState<'waiting' | 'failed' | 'there'>('waiting')
    useEffect(() => {
      if (state === 'there') return
      const timer = state === 'failed' && place === 'aside' ? setTimeout(() => setState('waiting'), againMs) : undefined
      let isShown = true
      const end = (next: 'failed' | 'there') => isShown && setState(next)
      if (state === 'waiting') {
        fetchPart().then(
          () => end('there'),
          () => end('failed'),
        )
      }
      return () => {
        isShown = false
        clearTimeout(timer)
      }
    }, [state])
    if (Part !== undefined) return <Part {...props} />
    if (place === 'aside') return null
    const look = place === 'over' ? 'part-over' : room
    if (state !== 'failed') return <PartWaiting look={look} />
    const { onClose } = props as { onClose?: () => void }
    return <PartFailed look={look} onAgain={() => setState('waiting')} onClose={onClose} />
  }
  return Object.assign(Lazy, { preload: () => fetchPart().catch(() => undefined) })
}

/**
 * A part of a page, or a page, that is loaded when it is first shown. One that cannot be loaded says so in its place and
 * can be tried again. `room` is a class that keeps its place free meanwhile, where what stands below is not to jump.
 */
export const lazyPart = <Props extends object>(load: Load<Props>, room?: string) => lazyAt('page', load, room)

/** As `lazyPart`, for a dialog: it waits and fails over the page. */
export const lazyDialog = <Props extends { readonly onClose: () => void }>(load: Load<Props>) => lazyAt('over', load)

/** As `lazyPart`, for what nobody waits for: one that cannot be loaded is tried again by itself, unseen. */
export const lazyAside = <Props extends object>(load: Load<Props>) => lazyAt('aside', load)
