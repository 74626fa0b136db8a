import type { EventData } from '@gym-it/contracts'
import { useTopic } from '../../lib/live.ts'
import { toast } from '../../ui/toast.ts'

/** Shows what an administrator tells everyone who is connected. */
export function Broadcasts() {
  useTopic('system', {
    onEvent: (event, data) => {
      if (event !== 'broadcast') return
      // The frame's data is the contract's for this event.
      const { title, message } = data as EventData<'broadcast'>
      toast(message, { title: title ?? 'Announcement' })
    },
    onGap: () => undefined,
  })
  return null
}
