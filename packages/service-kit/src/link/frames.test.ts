import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createFrameReader, type Frame, type FrameKind, frameHead, greatestId, LinkError } from './frames.ts'

const kind = fc.constantFrom<FrameKind>('open', 'data', 'end', 'close', 'pause', 'resume')
const ids = fc.array(fc.integer({ min: 0, max: greatestId }), { maxLength: 40 })
const payload = fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes))
const frames = fc.array(fc.record({ kind, ids, payload }, { noNullPrototype: true }), { maxLength: 12 })

/** The bytes in pieces of these lengths, over and over. */
function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1
    pieces.push(bytes.subarray(at, at + length))
    at += length
  }
  return pieces
}

test('frames are what they were, wherever their bytes are cut', () => {
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (sent, lengths) => {
      const bytes = Buffer.concat(
        sent.flatMap(frame => [frameHead(frame.kind, frame.ids, frame.payload.length), frame.payload]),
      )
      const read: Frame[] = []
      const reader = createFrameReader(frame => void read.push(frame))
      for (const piece of cut(bytes, lengths)) reader(piece)
      assert.deepEqual(read, sent)
    }),
  )
})

test('bytes that are no frames are refused, or wait for more, and never read beyond', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      const reader = createFrameReader(({ ids, payload }) => assert.ok(ids.length * 4 + payload.length <= bytes.length))
      try {
        reader(Buffer.from(bytes))
      } catch (error) {
        assert.ok(error instanceof LinkError)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('a frame longer than any is refused before it has come', () => {
  const reader = createFrameReader(() => assert.fail('there is none'))
  assert.throws(() => reader(Buffer.from([0x7f, 0xff, 0xff, 0xff])), LinkError)
})
