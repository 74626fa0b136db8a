import { createStore } from '../lib/store.ts'

const againMs = 3_600_000
const patienceMs = 4000

/** The worker of a newer version, once it is loaded and could take over. */
export const newVersion = createStore<ServiceWorker | null>(null)

function watch(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    // Without a worker before it this is the first visit, and the page is of the same version.
    if (registration.waiting && navigator.serviceWorker.controller) newVersion.set(registration.waiting)
  }
  offer()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  // Pages that stay open for days, as on a hall's screen, hear of updates too.
  setInterval(() => void registration.update().catch(() => undefined), againMs)
}

/** Lets this app open without a connection, and looks for newer versions. Browsers allow it by https and on localhost. */
export function startServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/service-worker.js').then(watch, () => undefined)
}

/** Lets the newer version take over and opens this address in it. */
export function takeNewVersion(worker: ServiceWorker, href: string): void {
  const open = () => location.assign(href)
  navigator.serviceWorker.addEventListener('controllerchange', open, { once: true })
  setTimeout(open, patienceMs)
  worker.postMessage('take over')
}
