import type { EventData } from '@gym-it/contracts'
import { useEffect, useState } from 'react'
import { useTopic } from '../../lib/live.ts'

const shownMs = 60_000

/** What an administrator tells everyone, across the hall for a minute; a newer one takes its place. */
export function Announcement() {
  const [told, setTold] = useState<EventData<'broadcast'>>()
  useTopic('system', {
    onEvent: (event, data) => {
      // The frame's data is the contract's for this event.
      if (event === 'broadcast') setTold(data as EventData<'broadcast'>)
    },
    onGap: () => undefined,
  })
  useEffect(() => {
    if (told === undefined) return
    const timer = setTimeout(() => setTold(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [told])
  if (told === undefined) return null
  return (
    <div className="display-announcement" role="status" dir="auto">
      {told.title !== null && <strong>{told.title}</strong>}
      <span>{told.message}</span>
    </div>
  )
}
