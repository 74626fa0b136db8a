import { useEffect, useState } from 'react'

/**
 * Keeps the screen on while the page is shown. Answers false where the browser cannot: it is only allowed over https
 * and on the machine itself, or the battery is low.
 */
export function useWakeLock(): boolean {
  const [isKept, setIsKept] = useState(true)
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isGone = false
    const keep = async () => {
      if (document.visibilityState !== 'visible') return
      // A lock ends by itself whenever the page is hidden, so that it is asked for again.
      const got =
        'wakeLock' in navigator ? await navigator.wakeLock.request('screen').catch(() => undefined) : undefined
      if (isGone) return void got?.release()
      lock = got
      setIsKept(got !== undefined)
    }
    void keep()
    document.addEventListener('visibilitychange', keep)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', keep)
      void lock?.release()
    }
  }, [])
  return isKept
}
