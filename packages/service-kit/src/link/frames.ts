/** What one end of a link tells the other about some of the connections that it carries. */
export type FrameKind = 'open' | 'data' | 'end' | 'close' | 'pause' | 'resume'

export interface Frame {
  readonly kind: FrameKind
  /** The connections that are meant. */
  readonly ids: readonly number[]
  /** For `data`: the bytes that each of them gets. */
  readonly payload: Buffer
}

/** What came is not what the other end of a link would send. */
export class LinkError extends Error {}

const kinds: readonly FrameKind[] = ['open', 'data', 'end', 'close', 'pause', 'resume']
const lengthBytes = 4
/** Kind and number of ids, behind the length. */
const fixedBytes = 5
const idBytes = 4
export const greatestId = 0xffff_ffff
/** Longer payloads and lists are sent in several frames. */
export const mostPayloadBytes = 1_048_576
export const mostIds = 65_536
const mostBytes = fixedBytes + mostIds * idBytes + mostPayloadBytes

/** The start of a frame, all but its payload: length of what follows, kind, number of ids, ids; big-endian. */
export function frameHead(kind: FrameKind, ids: readonly number[], payloadBytes = 0): Buffer {
  const head = Buffer.allocUnsafe(lengthBytes + fixedBytes + ids.length * idBytes)
  head.writeUInt32BE(head.length - lengthBytes + payloadBytes, 0)
  head[lengthBytes] = kinds.indexOf(kind)
  let at = head.writeUInt32BE(ids.length, lengthBytes + 1)
  for (const id of ids) at = head.writeUInt32BE(id, at)
  return head
}

function parse(body: Buffer): Frame {
  const kind = kinds[body[0] ?? kinds.length]
  const count = body.readUInt32BE(1)
  const start = fixedBytes + count * idBytes
  if (kind === undefined || start > body.length) throw new LinkError('This is no frame of a link.')
  const ids = Array.from<number>({ length: count })
  for (let index = 0; index < count; index += 1) ids[index] = body.readUInt32BE(fixedBytes + index * idBytes)
  return { kind, ids, payload: body.subarray(start) }
}

/** Finds the frames in bytes that come in pieces. The answer throws a LinkError at what is no frame. */
export function createFrameReader(onFrame: (frame: Frame) => void): (bytes: Buffer) => void {
  let pieces: Buffer[] = []
  let held = 0
  /** How many bytes must be there before it is worth looking again. */
  let wanted = lengthBytes
  return bytes => {
    pieces.push(bytes)
    held += bytes.length
    if (held < wanted) return
    let rest = pieces.length === 1 ? bytes : Buffer.concat(pieces, held)
    wanted = lengthBytes
    while (rest.length >= lengthBytes) {
      const length = rest.readUInt32BE(0)
      if (length < fixedBytes || length > mostBytes) throw new LinkError('This is no frame of a link.')
      wanted = lengthBytes + length
      if (rest.length < wanted) break
      onFrame(parse(rest.subarray(lengthBytes, wanted)))
      rest = rest.subarray(wanted)
      wanted = lengthBytes
    }
    pieces = rest.length > 0 ? [rest] : []
    held = rest.length
  }
}
