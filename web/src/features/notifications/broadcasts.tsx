import type { EventData } from '@gym-it/contracts'
import { useNavigate } from '@tanstack/react-router'
import { useTopic } from '../../lib/live.ts'
import { queryClient } from '../../lib/query-client.ts'
import { toast } from '../../ui/toast.ts'
import { announcementTitle, openLabel } from './broadcast/announcement.ts'
import { inboxesKey } from './notifications-query.ts'

/** Shows what an administrator tells everyone who is connected. */
export function Broadcasts() {
  const navigate = useNavigate()
  useTopic('system', {
    onEvent: (event, data) => {
      if (event !== 'broadcast') return
      // The frame's data is the contract's for this event.
      const { title, message, link } = data as EventData<'broadcast'>
      const action = link === null ? {} : { action: { label: openLabel(), run: () => void navigate({ to: link }) } }
      toast(message, { title: announcementTitle(title), ...action })
      void queryClient.invalidateQueries({ queryKey: inboxesKey })
    },
    onGap: () => undefined,
  })
  return null
}
