import { useEffect, useState } from 'react'

/** The time in ms, anew at the begin of each `every` ms, such as of each minute. */
export function useClock(every: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    // Set from each beat anew: an interval of its own length would drift away from the clock overnight.
    let timer: ReturnType<typeof setTimeout>
    const beat = () => {
      setNow(Date.now())
      timer = setTimeout(beat, every - (Date.now() % every))
    }
    beat()
    return () => clearTimeout(timer)
  }, [every])
  return now
}
