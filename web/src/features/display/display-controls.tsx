import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconMaximize,
  IconMinimize,
  IconPlayerPause,
  IconPlayerPlay,
  IconSun,
} from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import './display-controls.css'
import { i18n } from '../../lib/i18n.ts'

interface ControlsProps {
  readonly back: string
  readonly isHeld: boolean
  readonly onHold: (isHeld: boolean) => void
  readonly onTurn: (step: 1 | -1) => void
  readonly onScheme: () => void
  readonly isScreenKept: boolean
}

function useFullScreen() {
  const [isFull, setIsFull] = useState(() => document.fullscreenElement !== null)
  useEffect(() => {
    const look = () => setIsFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  const toggle = () => {
    // A browser may refuse, on a phone for example; then the page stays as it is.
    const done = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    done.catch(() => undefined)
  }
  return { isFull, toggle }
}

/** What the one who sets the screen up needs: it lies at the lower edge and goes when nothing stirs. */
export function DisplayControls({ back, isHeld, onHold, onTurn, onScheme, isScreenKept }: ControlsProps) {
  const { isFull, toggle } = useFullScreen()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isOnButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null
    if (event.key === 'ArrowRight') onTurn(1)
    else if (event.key === 'ArrowLeft') onTurn(-1)
    else if (event.key === 'f') toggle()
    else if (event.key === ' ' && !isOnButton) onHold(!isHeld)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
  return (
    <section className="display-controls" aria-label={i18n._('Controls of the display')}>
      <a href={back} aria-label={i18n._('Back to the tournament')} title={i18n._('Back to the tournament')}>
        <IconArrowLeft />
      </a>
      <button
        type="button"
        onClick={() => onTurn(-1)}
        aria-label={i18n._('Page before')}
        title={i18n._('Page before (←)')}
      >
        <IconChevronLeft />
      </button>
      <button
        type="button"
        onClick={() => onHold(!isHeld)}
        aria-label={isHeld ? i18n._('Let the pages turn') : i18n._('Hold this page')}
        title={isHeld ? i18n._('Let the pages turn (space)') : i18n._('Hold this page (space)')}
      >
        {isHeld ? <IconPlayerPlay /> : <IconPlayerPause />}
      </button>
      <button type="button" onClick={() => onTurn(1)} aria-label={i18n._('Next page')} title={i18n._('Next page (→)')}>
        <IconChevronRight />
      </button>
      <button
        type="button"
        onClick={onScheme}
        aria-label={i18n._('Switch between dark and light')}
        title={i18n._('Dark or light')}
      >
        <IconSun />
      </button>
      <button
        type="button"
        className="display-full"
        onClick={toggle}
        aria-label={isFull ? i18n._('Leave full screen') : i18n._('Full screen')}
        title={isFull ? i18n._('Leave full screen (F)') : i18n._('Full screen (F)')}
      >
        {isFull ? <IconMinimize /> : <IconMaximize />}
        {isFull ? i18n._('Leave full screen') : i18n._('Full screen')}
      </button>
      {!isScreenKept && (
        <span className="display-hint">
          {i18n._('This browser lets the screen sleep here: switch that off in its settings.')}
        </span>
      )}
    </section>
  )
}
