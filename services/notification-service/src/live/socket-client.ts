import type { Socket } from 'node:net'
import { type CloseCode, closeReasons, type ServerFrame } from '@gym-it/contracts'
import type { WebSocket } from 'ws'
import { LiveClient } from './client.ts'
import { pingMessage, pongMessage, textMessage } from './frames.ts'
import { type Allowance, openAllowance } from './limits.ts'
import type { Postman } from './outbox.ts'
import { forget, handleFrame, type Live } from './protocol.ts'

/** A client at a WebSocket. Its frames are written to the socket beneath, encoded once for all who get them. */
export class SocketClient extends LiveClient {
  readonly form = 'message'
  readonly #webSocket: WebSocket
  readonly #live: Live
  readonly #allowance: Allowance
  /** Set while a frame takes its time: the next ones are answered after it. */
  #busy: Promise<void> | null = null
  #heardAt = Date.now()
  #pingedAt = 0

  constructor(webSocket: WebSocket, socket: Socket, live: Live, postman: Postman) {
    super(socket, postman, live.limits.waitingBytes)
    this.#webSocket = webSocket
    this.#live = live
    this.#allowance = openAllowance(live.limits.messagesAtOnce, live.limits.messagesPerSecond)
    this.send({ type: 'ready' })
  }

  send(frame: ServerFrame): void {
    this.outbox.push(textMessage(JSON.stringify(frame)))
  }

  close(code: CloseCode): void {
    // What was said before is to arrive, and nothing may follow the closing frame.
    this.outbox.flush()
    this.outbox.close()
    forget(this, this.#live)
    this.#webSocket.close(code, closeReasons[code])
  }

  /** The connection is gone. */
  leave(): void {
    this.outbox.close()
    forget(this, this.#live)
  }

  get #isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN
  }

  /** Something was heard; false when it is not to be answered. */
  #hear(): boolean {
    this.#heardAt = Date.now()
    if (!this.#isOpen) return false
    if (this.#allowance.take()) return true
    this.close(4429)
    return false
  }

  hearMessage(text: string): void {
    if (!this.#hear()) return
    // In order, so that an auth is done before the subscribe behind it.
    const answer = () => (this.#isOpen ? handleFrame(this, this.#live, text) : undefined)
    const work = this.#busy === null ? answer() : this.#busy.then(answer)
    if (!work) return
    const last: Promise<void> = work.then(() => {
      if (this.#busy === last) this.#busy = null
    })
    this.#busy = last
  }

  /** Answered through the outbox: whoever pings without reading is noticed. */
  hearPing(data: Buffer): void {
    if (this.#hear()) this.outbox.push(pongMessage(data))
  }

  hearPong(): void {
    this.#hear()
  }

  /** Looks whether the client is still there: one that says nothing is asked, and given up when it does not answer. */
  look(now: number, heartbeatMs: number): void {
    if (now - this.#heardAt > 2 * heartbeatMs) this.#webSocket.terminate()
    else if (now - Math.max(this.#heardAt, this.#pingedAt) > heartbeatMs) {
      this.#pingedAt = now
      this.outbox.push(pingMessage)
    }
  }
}
