import type { Socket } from 'node:net'
import { buildConnector } from 'undici'

/** An address that drops packets must leave time to try another and to answer 503, all within a second. */
export const connectTimeoutMs = 350

// undici's own timeout is kept by a clock that ticks every half second: too coarse for the above.
// Its connector returns the socket, which its types leave out.
const open = buildConnector({ timeout: 0, allowH2: false }) as (
  ...parameters: Parameters<buildConnector.connector>
) => Socket

/** Connects to an instance, or fails after `connectTimeoutMs`. */
export const connect: buildConnector.connector = (options, callback) => {
  const socket = open(options, (...outcome) => {
    clearTimeout(timer)
    callback(...outcome)
  })
  const giveUp = () => {
    if (socket.connecting) socket.destroy(new Error('no connection in time'))
  }
  // After a standstill of this process timers come first: what the network has brought meanwhile is looked at before.
  const timer = setTimeout(() => setImmediate(giveUp), connectTimeoutMs)
}
