// The types of a service worker and of a page cannot stand in one project: this is the part of them that is used here.

interface WindowClient {
  readonly navigate: (url: string) => Promise<unknown>
  readonly focus: () => Promise<unknown>
}

interface WorkerEvents {
  readonly activate: { readonly waitUntil: WaitUntil }
  readonly message: { readonly data: unknown }
  readonly push: { readonly data: { readonly json: () => unknown } | null; readonly waitUntil: WaitUntil }
  readonly notificationclick: { readonly notification: Notification; readonly waitUntil: WaitUntil }
}
type WaitUntil = (work: Promise<unknown>) => void

export interface WorkerScope {
  readonly registration: Pick<ServiceWorkerRegistration, 'showNotification'>
  readonly clients: {
    readonly matchAll: (which: { readonly type: 'window' }) => Promise<readonly WindowClient[]>
    readonly claim: () => Promise<void>
    readonly openWindow: (url: string) => Promise<unknown>
  }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: <Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ) => void
}
