import { useEffect, useState } from 'react'

/**
 * Whether the canvas fills the screen. The whole page goes full screen where the browser can do that, so that dialogs stay
 * above the canvas; elsewhere it fills the window.
 */
export function useFullScreen(frame: HTMLElement): readonly [isFull: boolean, set: (isFull: boolean) => void] {
  const [isFull, setIsFull] = useState(false)

  useEffect(() => {
    const stage = frame.parentElement
    frame.toggleAttribute('data-full', isFull)
    stage?.toggleAttribute('data-full', isFull)
    if (!isFull) return
    const leave = () => document.fullscreenElement === null && setIsFull(false)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && setIsFull(false)
    document.documentElement.style.overflow = 'hidden'
    document.addEventListener('fullscreenchange', leave)
    frame.addEventListener('keydown', onKey)
    return () => {
      document.documentElement.style.overflow = ''
      document.removeEventListener('fullscreenchange', leave)
      frame.removeEventListener('keydown', onKey)
      frame.removeAttribute('data-full')
      stage?.removeAttribute('data-full')
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    }
  }, [frame, isFull])

  const set = (wanted: boolean) => {
    setIsFull(wanted)
    // Refused inside frames of other sites, and not known to phones: the window is filled then.
    if (wanted) void document.documentElement.requestFullscreen?.().catch(() => undefined)
  }
  return [isFull, set]
}
