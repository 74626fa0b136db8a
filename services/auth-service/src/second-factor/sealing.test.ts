import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSealing } from './sealing.ts'

const sealing = createSealing('a secret of the tests')

test('what was sealed opens again, and is never twice the same', () => {
  const [first, second] = [sealing.seal('JBSWY3DP', 7), sealing.seal('JBSWY3DP', 7)]
  assert.notEqual(first, second)
  for (const sealed of [first, second]) {
    assert.doesNotMatch(Buffer.from(sealed, 'base64url').toString('latin1'), /JBSWY3DP/)
    assert.equal(sealing.open(sealed, 7), 'JBSWY3DP')
  }
})

test('it opens with no other key, for no other owner, and not when a bit of it was changed', () => {
  const sealed = sealing.seal('JBSWY3DP', 7)
  assert.equal(createSealing('another secret').open(sealed, 7), null)
  assert.equal(sealing.open(sealed, 8), null)
  const bytes = Buffer.from(sealed, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    assert.equal(sealing.open(changed.toString('base64url'), 7), null, `byte ${at}`)
  }
  for (const short of ['', 'AAAA', bytes.subarray(0, 20).toString('base64url')])
    assert.equal(sealing.open(short, 7), null)
})
