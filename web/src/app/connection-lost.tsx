import { useEffect, useState } from 'react'
import { formatClock } from '../lib/dates.ts'
import { useLiveState } from '../lib/live.ts'

/** A blink of the connection is no news; this long is. */
const patienceMs = 4000

/** Says across the page that nothing new arrives, and how old what is shown may be. */
export function ConnectionLost() {
  const { status, lastGoodAt } = useLiveState()
  const [isLong, setIsLong] = useState(false)
  const isLost = status === 'reconnecting'
  useEffect(() => {
    if (!isLost) return setIsLong(false)
    const timer = setTimeout(() => setIsLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [isLost])
  if (!isLong) return null
  return (
    <div className="lost" role="alert">
      No connection to the server. {lastGoodAt !== null && `What you see is from ${formatClock(lastGoodAt)}. `}
      It comes back by itself.
    </div>
  )
}
