import { Duplex, type Writable } from 'node:stream'

/** What a carried connection asks of its link. */
export interface Carrier {
  /** The address of the link's other end. */
  readonly remoteAddress: string
  /** Whether more would only wait here. */
  readonly isFull: boolean
  carry(connection: CarriedConnection, bytes: Buffer): void
  tell(kind: 'end' | 'pause' | 'resume', id: number): void
  /** The link takes bytes again soon: `proceed` is called then. */
  waitFor(connection: CarriedConnection): void
  forget(connection: CarriedConnection): void
}

/** What a reader that does not stop the sender in time may be given before it is given up. */
const mostUnreadBytes = 33_554_432

/** One of the connections that a link carries: for whoever uses it a connection like any other. */
export class CarriedConnection extends Duplex {
  readonly id: number
  /** As sockets have it. */
  readonly remoteAddress: string
  /** The link's business: in which round it was last given something. */
  round = 0
  readonly #link: Carrier
  #target: Writable | null = null
  /** Whether the other end was asked to wait. */
  #isPausing = false
  /** Whether the other end asked to wait. */
  #isPaused = false
  #whenWritten: (() => void) | null = null

  constructor(id: number, link: Carrier) {
    super()
    this.id = id
    this.remoteAddress = link.remoteAddress
    this.#link = link
  }

  /** Passes what comes on to `target` from here on, without the detour over the stream's own buffer; its end as well. */
  deliverTo(target: Writable): void {
    for (let bytes = this.read(); bytes !== null; bytes = this.read()) target.write(bytes)
    this.#goOn()
    this.#target = target
    // It has no readers any more: only its end is to be noticed.
    this.resume()
  }

  /** As sockets have it: ends when everything is written. */
  destroySoon(): void {
    if (this.writableFinished) this.destroy()
    else this.once('finish', () => this.destroy()).end()
  }

  /** Bytes came from the other end. */
  receive(bytes: Buffer): void {
    const target = this.#target
    if (target === null) {
      if (!this.push(bytes)) this.#pause()
      if (this.readableLength > mostUnreadBytes) this.destroy()
      return
    }
    // A stream asks for patience as soon as it was given much, also when the system has taken all of it already.
    if (target.write(bytes) || target.writableLength === 0 || target.destroyed) return
    if (target.writableLength > mostUnreadBytes) this.destroy()
    else if (!this.#isPausing) {
      this.#pause()
      target.once('drain', () => this.#goOn())
    }
  }

  /** The other end sends nothing more. */
  receiveEnd(): void {
    this.#target?.end()
    this.push(null)
  }

  /** The other end wants no more for now, or wants it again. */
  receiveWish(wish: 'pause' | 'resume'): void {
    this.#isPaused = wish === 'pause'
    this.proceed()
  }

  /** There is room again, perhaps. */
  proceed(): void {
    if (this.#whenWritten === null || this.#isPaused) return
    if (this.#link.isFull) {
      this.#link.waitFor(this)
      return
    }
    const written = this.#whenWritten
    this.#whenWritten = null
    written()
  }

  #pause(): void {
    if (this.#isPausing) return
    this.#isPausing = true
    this.#link.tell('pause', this.id)
  }

  #goOn(): void {
    if (!this.#isPausing) return
    this.#isPausing = false
    if (!this.destroyed) this.#link.tell('resume', this.id)
  }

  override _read(): void {
    if (this.#target === null) this.#goOn()
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, written: () => void): void {
    this.#link.carry(this, bytes)
    if (!this.#isPaused && !this.#link.isFull) {
      written()
      return
    }
    this.#whenWritten = written
    if (!this.#isPaused) this.#link.waitFor(this)
  }

  override _final(done: () => void): void {
    this.#link.tell('end', this.id)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#link.forget(this)
    done(error)
  }
}
