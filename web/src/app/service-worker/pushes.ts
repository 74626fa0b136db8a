import type { WorkerScope } from './worker-scope.ts'

interface Notice {
  readonly title?: string
  readonly body?: string
  readonly link?: string
  /** The same tag takes the place of what was shown before: a notice that arrives twice is seen once. */
  readonly tag?: string
}

const ownPath = (link: unknown) => (typeof link === 'string' && /^\/(?![/\\])/.test(link) ? link : '/notifications')

/** Shows what this site tells somebody while its pages are closed, and leads to the page when it is tapped. */
export function answerPushes(worker: WorkerScope): void {
  worker.addEventListener('push', event => {
    const { title = 'GYM IT', body = '', link, tag } = (event.data?.json() ?? {}) as Notice
    const look = { body, icon: '/icons/icon-192.png', badge: '/icons/badge-96.png', data: { link: ownPath(link) } }
    // A constant of its own, as the types do not know `renotify` yet.
    const options = { ...look, ...(tag ? { tag, renotify: true } : {}) }
    event.waitUntil(worker.registration.showNotification(title, options))
  })

  const show = async (path: string) => {
    const [open] = await worker.clients.matchAll({ type: 'window' })
    if (!open) return worker.clients.openWindow(path)
    await open.navigate(path)
    return open.focus()
  }
  worker.addEventListener('notificationclick', event => {
    event.notification.close()
    const { link } = (event.notification.data ?? {}) as Notice
    event.waitUntil(show(ownPath(link)))
  })
}
