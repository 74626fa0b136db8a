import type { EventData } from '@gym-it/contracts'
import { useEffect, useState } from 'react'
import { useTopic } from '../../lib/live.ts'

type Told = EventData<'broadcast'>

const shownMs = 60_000

/** What an administrator tells everyone, for a minute; a newer one takes its place. */
export function useAnnouncement(): Told | undefined {
  const [told, setTold] = useState<Told>()
  useTopic('system', {
    onEvent: (event, data) => {
      // The frame's data is the contract's for this event.
      if (event === 'broadcast') setTold(data as Told)
    },
    onGap: () => undefined,
  })
  useEffect(() => {
    if (told === undefined) return
    const timer = setTimeout(() => setTold(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [told])
  return told
}

/** Across the hall, above the page. */
export function Announcement({ told }: { readonly told: Told }) {
  return (
    <div className="display-announcement" role="status" dir="auto">
      {told.title !== null && <strong>{told.title}</strong>}
      <span>{told.message}</span>
    </div>
  )
}
