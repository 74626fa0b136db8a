import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { Chromium } from './chromium.ts'

type Parameters = Readonly<Record<string, unknown>>
interface Message {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: Parameters
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** One tab of a browser, driven by the Chrome DevTools Protocol. */
export interface Tab {
  send<T = unknown>(method: string, params?: Parameters): Promise<T>
  /** Hears of an event until the function it returns is called. */
  on(method: string, listener: (params: Parameters) => void): () => void
  /** The next event of that name. */
  next(method: string): Promise<Parameters>
  /** The value of an expression in the page, awaited. @throws Error of the page */
  evaluate<T>(expression: string): Promise<T>
  /** Resolves when the expression is true in the page. @throws Error after 30 s */
  until(expression: string): Promise<void>
  close(): Promise<void>
}

/** The frame in which a bracket is panned and zoomed, once it can be. */
export const canvas = ':is([data-bracket-canvas], [data-canvas])'

const patienceMs = 30_000

async function connect(url: string) {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 512 * 1024 * 1024 })
  await once(socket, 'open')
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, ((params: Parameters) => void)[]>()
  let lastId = 0
  socket.on('message', data => {
    const { id, method, sessionId, params, result, error } = JSON.parse(String(data)) as Message
    if (id === undefined) for (const listener of listeners.get(`${sessionId} ${method}`) ?? []) listener(params ?? {})
    else if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result)
  })
  const send = <T>(method: string, params: Parameters = {}, sessionId?: string): Promise<T> => {
    lastId += 1
    const id = lastId
    socket.send(JSON.stringify({ id, method, params, sessionId }))
    // The protocol's documentation says what each method answers.
    return new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject })) as Promise<T>
  }
  const on = (sessionId: string, method: string, listener: (params: Parameters) => void) => {
    const key = `${sessionId} ${method}`
    listeners.set(key, [...(listeners.get(key) ?? []), listener])
    return () =>
      void listeners.set(
        key,
        (listeners.get(key) ?? []).filter(one => one !== listener),
      )
  }
  return { send, on, close: () => socket.close() }
}

/** A device that is touched. */
export interface Device {
  readonly width: number
  readonly height: number
  /** Whether pages are shown as on a phone, with three pixels to each point. */
  readonly isPhone: boolean
}
export const phone: Device = { width: 390, height: 844, isPhone: true }
/** Wide enough for a whole bracket. */
export const tablet: Device = { width: 1180, height: 820, isPhone: false }

/** Opens an empty tab on such a device. */
export async function openTab({ devtools }: Chromium, { width, height, isPhone }: Device): Promise<Tab> {
  const browser = await connect(devtools)
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const send: Tab['send'] = (method, params) => browser.send(method, params, sessionId)
  const on: Tab['on'] = (method, listener) => browser.on(sessionId, method, listener)
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send<{
      readonly result: { readonly value: T }
      readonly exceptionDetails?: { readonly exception?: { readonly description?: string } }
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(`The page failed: ${exceptionDetails.exception?.description ?? expression}`)
    return result.value
  }
  await send('Page.enable')
  const deviceScaleFactor = isPhone ? 3 : 1
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: isPhone })
  await send('Emulation.setTouchEmulationEnabled', { enabled: true })
  return {
    send,
    evaluate,
    on,
    next: method =>
      new Promise(resolve => {
        const forget = on(method, params => {
          forget()
          resolve(params)
        })
      }),
    async until(expression) {
      const end = performance.now() + patienceMs
      while (!(await evaluate<boolean>(`Boolean(${expression})`))) {
        if (performance.now() > end) throw new Error(`The page did not come to this: ${expression}`)
        await delay(50)
      }
    },
    async close() {
      await browser.send('Target.closeTarget', { targetId })
      browser.close()
    },
  }
}
