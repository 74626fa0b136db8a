import { useEffect, useState } from 'react'
import { formatAge, formatMinute, formatMoment } from '../lib/dates.ts'
import { i18n } from '../lib/i18n.ts'
import { shownSince, useIsStale } from '../lib/staleness.ts'

const agesMs = 5000
const dayMs = 86_400_000

function Age() {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), agesMs)
    return () => clearInterval(timer)
  }, [])
  const since = shownSince()
  if (since === null) return <span>{i18n._('This page was not kept here: it appears with the connection.')}</span>
  const age = formatAge(new Date(since).toISOString(), now)
  return (
    <span>
      {now - since < dayMs
        ? i18n._('What you see is as of {time}, {age}.', { time: formatMinute(since), age })
        : i18n._('What you see is as of {moment}.', { moment: formatMoment(new Date(since).toISOString()) })}
    </span>
  )
}

/** Says across the page that nothing new arrives, and how old what is shown is. */
export function StaleNote() {
  if (!useIsStale()) return null
  return (
    <aside className="stale">
      <strong role="alert">{i18n._('No connection to the server.')}</strong> <Age />
    </aside>
  )
}
