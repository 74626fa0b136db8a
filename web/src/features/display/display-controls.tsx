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
    <section className="display-controls" aria-label="Controls of the display">
      <a href={back} aria-label="Back to the tournament" title="Back to the tournament">
        <IconArrowLeft />
      </a>
      <button type="button" onClick={() => onTurn(-1)} aria-label="Page before" title="Page before (←)">
        <IconChevronLeft />
      </button>
      <button
        type="button"
        onClick={() => onHold(!isHeld)}
        aria-label={isHeld ? 'Let the pages turn' : 'Hold this page'}
        title={isHeld ? 'Let the pages turn (space)' : 'Hold this page (space)'}
      >
        {isHeld ? <IconPlayerPlay /> : <IconPlayerPause />}
      </button>
      <button type="button" onClick={() => onTurn(1)} aria-label="Next page" title="Next page (→)">
        <IconChevronRight />
      </button>
      <button type="button" onClick={onScheme} aria-label="Switch between dark and light" title="Dark or light">
        <IconSun />
      </button>
      <button
        type="button"
        className="display-full"
        onClick={toggle}
        aria-label={isFull ? 'Leave full screen' : 'Full screen'}
        title={isFull ? 'Leave full screen (F)' : 'Full screen (F)'}
      >
        {isFull ? <IconMinimize /> : <IconMaximize />}
        {isFull ? 'Leave full screen' : 'Full screen'}
      </button>
      {!isScreenKept && (
        <span className="display-hint">This browser lets the screen sleep here: switch that off in its settings.</span>
      )}
    </section>
  )
}
