import { listNotifications } from '@gym-it/contracts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Of everybody's notifications that this browser shows. */
export const inboxesKey = ['notifications'] as const
const keyOf = (userId: number) => [...inboxesKey, userId] as const

/** The newest of one's own notifications and how many are unread. */
export const notificationsQuery = (userId: number) =>
  queryOptions({
    queryKey: keyOf(userId),
    queryFn: ({ signal }) => call(listNotifications, { query: { limit: 30 }, signal }),
  })

/** All of one's own notifications that are unread, or read, page by page. */
export const noticePagesQuery = (userId: number, which: 'unread' | 'read') =>
  infiniteQueryOptions({
    queryKey: [...keyOf(userId), which],
    queryFn: ({ pageParam, signal }) =>
      call(listNotifications, {
        query: { limit: 50, [which]: true, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next_cursor,
  })
