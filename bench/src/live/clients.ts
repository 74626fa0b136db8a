// Many sockets in one process, as light as they can be made, so that the server is what is measured.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { now } from './clock.ts'
import { answerQuestions } from './partner.ts'

export type ClientsQuestion =
  | {
      readonly ask: 'connect'
      readonly port: number
      readonly path: string
      readonly count: number
      /** What each says first; the server's greeting may still be under way. */
      readonly hello: readonly string[]
      /** How many frames the server answers that with. */
      readonly greetings: number
      /** Only events of this type are counted, and it is noted when they arrive; all are counted unless it is named. */
      readonly notes?: string
    }
  /** Resolves when all sockets together have received so many events since they were connected. */
  | { readonly ask: 'received'; readonly total: number }
  /** For the first event that is noted, the second …: when it arrived at each socket, by the shared clock. */
  | { readonly ask: 'arrivals' }

export type Arrivals = readonly (readonly number[])[]

/** Greetings, confirmations and pings are shorter than an event. */
const shortestEvent = 126
/** An event names its type by then. */
const startBytes = 150
const connectingAtOnce = 50

let received = 0
let waiting: { readonly total: number; readonly resolve: () => void } | null = null
const sockets: Socket[] = []
const arrivals: number[][] = []

/** A client's text frame: masked, as it must be, with a mask that changes nothing. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

/** Calls `onFrame` for each frame in the bytes that come, wherever they are cut: its length, and how it begins. */
function frames(onFrame: (length: number, start: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer | null = null
  let skip = 0
  return chunk => {
    let bytes = rest === null ? chunk : Buffer.concat([rest, chunk])
    rest = null
    for (;;) {
      if (skip >= bytes.length) {
        skip -= bytes.length
        return
      }
      bytes = bytes.subarray(skip)
      skip = 0
      const short = (bytes[1] ?? 0) & 0x7f
      const head = short === 127 ? 10 : short === 126 ? 4 : 2
      if (bytes.length < head) {
        rest = bytes
        return
      }
      const length = head === 10 ? Number(bytes.readBigUInt64BE(2)) : head === 4 ? bytes.readUInt16BE(2) : short
      skip = head + length
      onFrame(length, bytes.subarray(head, Math.min(skip, startBytes)))
    }
  }
}

const onEvent = () => {
  received += 1
  if (waiting !== null && received >= waiting.total) waiting.resolve()
}

type Connect = Extract<ClientsQuestion, { ask: 'connect' }>

function open({ port, path, hello, greetings, notes }: Connect): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    let head = ''
    let isUpgraded = false
    let greeted = 0
    let events = 0
    const mark = notes === undefined ? null : `"event":"${notes}"`
    const note = () => {
      const times = arrivals[events] ?? []
      arrivals[events] = times
      times.push(now())
      events += 1
    }
    const read = frames((length, start) => {
      if (length >= shortestEvent) {
        if (mark !== null && !start.includes(mark)) return
        if (mark !== null) note()
        onEvent()
      } else if (++greeted === greetings) resolve()
    })
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('a socket was closed')))
    socket.on('data', chunk => {
      if (isUpgraded) return read(chunk)
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!head.startsWith('HTTP/1.1 101')) return reject(new Error(head.slice(0, 200)))
      isUpgraded = true
      const first = Buffer.from(head.slice(end + 4), 'latin1')
      head = ''
      for (const text of hello) socket.write(textFrame(text))
      if (greetings === 0) resolve()
      if (first.length > 0) read(first)
    })
    const key = randomBytes(16).toString('base64')
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`,
    )
  })
}

answerQuestions(async (question: ClientsQuestion) => {
  if (question.ask === 'arrivals') return arrivals
  if (question.ask === 'received') {
    if (received >= question.total) return
    await new Promise<void>(resolve => {
      waiting = { total: question.total, resolve }
    })
    return
  }
  received = 0
  let left = question.count
  const connectInTurn = async () => {
    while (left-- > 0) await open(question)
  }
  await Promise.all(Array.from({ length: connectingAtOnce }, connectInTurn))
})
