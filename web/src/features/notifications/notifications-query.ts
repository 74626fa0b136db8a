import { listNotifications } from '@gym-it/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** The newest of one's own notifications and how many are unread. */
export const notificationsQuery = (userId: number) =>
  queryOptions({
    queryKey: ['notifications', userId],
    queryFn: ({ signal }) => call(listNotifications, { query: { limit: 30 }, signal }),
  })
