// Shows what this site tells somebody while its pages are closed, and leads to the page when it is tapped.

const ownPath = link => (typeof link === 'string' && /^\/(?![/\\])/.test(link) ? link : '/notifications')

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('push', event => {
  const { title = 'GYM IT', body = '', link, tag } = event.data?.json() ?? {}
  // The same tag takes the place of what was shown before: a notice that arrives twice is seen once.
  const options = { body, icon: '/favicon.svg', data: { link: ownPath(link) }, ...(tag ? { tag, renotify: true } : {}) }
  event.waitUntil(self.registration.showNotification(title, options))
})

async function show(path) {
  const windows = await self.clients.matchAll({ type: 'window' })
  const [open] = windows
  if (!open) return self.clients.openWindow(path)
  await open.navigate(path)
  return open.focus()
}

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(show(ownPath(event.notification.data?.link)))
})
