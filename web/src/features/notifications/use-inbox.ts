import {
  deleteNotification,
  type Notification,
  readAllNotifications,
  readNotification,
  restoreNotification,
} from '@gym-it/contracts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query-client.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import { notificationsQuery } from './notifications-query.ts'

/** Loads anew what is shown of somebody's notifications, wherever it is shown. */
export const refetchInbox = (userId: number) =>
  queryClient.invalidateQueries({ queryKey: notificationsQuery(userId).queryKey })

/** What one can do with one's notifications. */
export function useInbox(userId: number) {
  const settled = { onSettled: () => refetchInbox(userId), onError: toastProblem }
  const reading = useMutation({
    mutationFn: async (id: number | 'all') =>
      id === 'all' ? await call(readAllNotifications, {}) : await call(readNotification, { params: { id } }),
    ...settled,
  })
  const restoring = useMutation({
    mutationFn: (id: number) => call(restoreNotification, { params: { id } }),
    ...settled,
  })
  const deleting = useMutation({
    mutationFn: ({ id }: Notification) => call(deleteNotification, { params: { id } }),
    onSuccess: (_done, { id }) =>
      toast(i18n._('The notice is deleted.'), {
        action: { label: i18n._('Undo'), run: () => restoring.mutate(id) },
      }),
    ...settled,
  })
  return { reading, deleting }
}
