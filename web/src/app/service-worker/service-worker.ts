import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { answerPushes } from './pushes.ts'
import type { WorkerScope } from './worker-scope.ts'

declare const self: WorkerScope
/** The built files: put in by build/service-worker.ts. */
declare const builtFiles: readonly { readonly url: string; readonly revision: string | null }[]

/** Not pages of this app; embedded ones come from the server, as others may frame them and nobody these. */
const otherParts = [/^\/(api|ws|docs|embed|graphql|healthz|readyz|metrics|internal)(\/|$)/, /\/[^/]+\.[^/]+$/]

precacheAndRoute([...builtFiles])
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: otherParts }))
answerPushes(self)

// The pages of a first visit are served by it at once.
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

// A new version waits until the page asks for it, so that a page and its parts are always of one version.
self.addEventListener('message', event => {
  if (event.data === 'take over') void self.skipWaiting()
})
