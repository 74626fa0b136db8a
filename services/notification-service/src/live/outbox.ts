import type { Writable } from 'node:stream'

/** How much may be handed to the stream at once, in bytes: what it holds cannot be taken back from it. */
export const portionBytes = 65_536
/** So many sockets are written to before other work gets its turn. */
const socketsPerTurn = 256

/** Comes round to each outbox that has something, after the work at hand. */
export interface Postman {
  /** `outbox.flush` is called soon, once. */
  call(outbox: Outbox): void
  /** The parts as one piece. */
  join(parts: readonly Buffer[]): Buffer
}

/** Whose outbox it is. */
export interface Addressee {
  /** The stream takes again what it is given. */
  proceed(): void
  /** More would have to wait than may: nothing more is taken. */
  overflow(): void
}

/** What one client is to be sent: what one turn of the event loop produces goes out as one write. */
export class Outbox {
  readonly #stream: Writable
  readonly #postman: Postman
  readonly #addressee: Addressee
  /** What may wait while the stream takes no more, in bytes. */
  readonly mostBytes: number
  // Nearly always it is one part or none: no list is made for that.
  #first: Buffer | null = null
  #more: Buffer[] | null = null
  #bytes = 0
  #isBlocked = false
  #isClosed = false

  constructor(stream: Writable, postman: Postman, addressee: Addressee, mostBytes: number) {
    this.#stream = stream
    this.#postman = postman
    this.#addressee = addressee
    this.mostBytes = mostBytes
  }

  /** Whether more would only wait here. */
  get isBlocked(): boolean {
    return this.#isBlocked
  }

  /** Takes what is to go out soon. */
  push(bytes: Buffer): void {
    if (this.#isClosed) return
    this.#bytes += bytes.length
    if (this.#isBlocked && this.#bytes > this.mostBytes) {
      this.close()
      this.#addressee.overflow()
      return
    }
    if (this.#first === null) {
      this.#first = bytes
      if (!this.#isBlocked) this.#postman.call(this)
    } else if (this.#more === null) this.#more = [this.#first, bytes]
    else this.#more.push(bytes)
    if (this.#bytes >= portionBytes) this.flush()
  }

  /** Takes a portion at most, and hands it to the stream at once, behind what waits. */
  write(bytes: Buffer): void {
    if (this.#first === null && !this.#isBlocked && !this.#isClosed) this.#hand(bytes)
    else {
      this.push(bytes)
      this.flush()
    }
  }

  /** Hands what waits to the stream, if that takes it. */
  flush(): void {
    if (this.#first === null || this.#isBlocked) return
    const bytes = this.#more === null ? this.#first : this.#postman.join(this.#more)
    this.#first = null
    this.#more = null
    this.#bytes = 0
    this.#hand(bytes)
  }

  #hand(bytes: Buffer): void {
    // A stream asks for patience as soon as it was given much, also when the system has taken all of it already.
    if (this.#stream.write(bytes) || this.#stream.writableLength === 0 || this.#stream.destroyed) return
    this.#isBlocked = true
    this.#stream.once('drain', () => {
      this.#isBlocked = false
      this.flush()
      if (!this.#isBlocked) this.#addressee.proceed()
    })
  }

  /** Takes nothing more, and forgets what has not been handed to the stream. */
  close(): void {
    this.#isClosed = true
    this.#first = null
    this.#more = null
  }
}

function isSame(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}

/** One for all sockets of a process. */
export function openPostman(): Postman {
  let called: Outbox[] = []
  let next = 0
  let isOnTheWay = false
  let joined: { readonly parts: readonly Buffer[]; readonly bytes: Buffer } | undefined
  const turn = () => {
    for (const end = Math.min(next + socketsPerTurn, called.length); next < end; next += 1) called[next]?.flush()
    isOnTheWay = next < called.length
    if (isOnTheWay) setImmediate(turn)
    else {
      called = []
      next = 0
      joined = undefined
    }
  }
  return {
    call(outbox) {
      called.push(outbox)
      if (isOnTheWay) return
      isOnTheWay = true
      setImmediate(turn)
    },
    join(parts) {
      // Most sockets get the same in one turn, so it is joined once for all of them.
      if (joined === undefined || !isSame(joined.parts, parts)) joined = { parts, bytes: Buffer.concat(parts) }
      return joined.bytes
    },
  }
}
