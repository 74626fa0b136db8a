/** Bits of a frame's head (RFC 6455, 5.2). A server's frames are whole and not masked. */
const whole = 0x80
const textFrame = 0x1
const pingFrame = 0x9
const pongFrame = 0xa
const mostInHead = 125
const mostIn16Bits = 65_535

function frame(kind: number, length: number): Buffer {
  const headBytes = length <= mostInHead ? 2 : length <= mostIn16Bits ? 4 : 10
  const bytes = Buffer.allocUnsafeSlow(headBytes + length)
  bytes[0] = whole | kind
  if (headBytes === 2) bytes[1] = length
  else if (headBytes === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  return bytes
}

/** A text message as the bytes that go to a socket: encoded once, the same for all. */
export function textMessage(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const bytes = frame(textFrame, length)
  bytes.write(text, bytes.length - length)
  return bytes
}

export const pingMessage: Buffer = frame(pingFrame, 0)

/** The answer to a ping: what it carried, at most 125 bytes. */
export function pongMessage(data: Buffer): Buffer {
  const bytes = frame(pongFrame, data.length)
  data.copy(bytes, 2)
  return bytes
}
