import { type PushSubscriptionBody, subscribePush, unsubscribePush } from '@gym-it/contracts'
import { call } from '../../lib/call.ts'

const worker = '/service-worker.js'

/** Whether this browser can be told something while the page is closed; it needs https, or localhost. */
export const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** `blocked`: the person has refused it in the browser's settings, where alone it can be changed. */
export type PushState = 'on' | 'off' | 'blocked'

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(worker)
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** How it stands with this browser. */
export async function pushState(): Promise<PushState> {
  if (Notification.permission === 'denied') return 'blocked'
  return (await subscription()) === null ? 'off' : 'on'
}

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))

/** Asks the person, subscribes this browser, and tells the service; `unreachable`: the browser's maker does not help. */
export async function turnPushOn(publicKey: string): Promise<PushState | 'unreachable'> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState()
  await navigator.serviceWorker.register(worker)
  const { pushManager } = await navigator.serviceWorker.ready
  // One for an earlier key of this installation would not be accepted.
  await (await pushManager.getSubscription())?.unsubscribe()
  const applicationServerKey = bytesOf(publicKey)
  const subscribed = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch(() => null)
  if (subscribed === null) return 'unreachable'
  try {
    // Browsers fill in all of it; the service checks.
    await call(subscribePush, { body: subscribed.toJSON() as PushSubscriptionBody })
  } catch (error) {
    await subscribed.unsubscribe()
    throw error
  }
  return 'on'
}

const patienceMs = 2_000

/** Waits for the work, but not for long, and whatever comes of it: push keeps nobody from leaving. */
const inTime = (work: () => Promise<unknown>) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, patienceMs)
    work()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(timer)
        resolve()
      })
  })

/**
 * Before a session ends: whoever uses this browser next is not told what concerns the one who left. Either end
 * suffices, so that a lost connection does not matter. Takes two seconds at most, and never throws.
 */
export async function endPushOfSession(): Promise<void> {
  if (!canPush()) return
  await inTime(async () => {
    const subscribed = await subscription()
    if (subscribed === null) return
    await Promise.allSettled([
      call(unsubscribePush, { body: { endpoint: subscribed.endpoint } }),
      subscribed.unsubscribe(),
    ])
  })
}

/** After an account was deleted, and forgotten by the service. Takes two seconds at most, and never throws. */
export async function endPushOfDeleted(): Promise<void> {
  if (canPush()) await inTime(async () => (await subscription())?.unsubscribe())
}

/** Ends it in this browser, and tells the service. */
export async function turnPushOff(): Promise<PushState> {
  const subscribed = await subscription()
  if (subscribed === null) return 'off'
  await call(unsubscribePush, { body: { endpoint: subscribed.endpoint } })
  await subscribed.unsubscribe()
  return 'off'
}
