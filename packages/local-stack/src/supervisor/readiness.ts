import { get } from 'node:http'
import { waitUntil } from '../processes.ts'

/** The status that a URL answers with, or 0 when nobody answers within a second. */
function statusOf(url: string): Promise<number> {
  return new Promise(resolve => {
    const request = get(url, { timeout: 1_000, agent: false }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(0))
  })
}

/** Asks a service's `/readyz` until it is ready; false after `timeoutMs`. */
export const waitUntilReady = (url: string, timeoutMs: number): Promise<boolean> =>
  waitUntil(async () => (await statusOf(`${url}/readyz`)) === 200, timeoutMs)
