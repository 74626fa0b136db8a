import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'

test('ten different codes of 120 bits, in characters that are not mistaken for one another', () => {
  const codes = newRecoveryCodes()
  assert.equal(new Set([...codes, ...newRecoveryCodes()]).size, 20)
  for (const code of codes) assert.match(code, /^[a-km-np-z2-9]{6}(-[a-km-np-z2-9]{6}){3}$/)
})

test('a code is the same however it is typed, and its hash does not hold it', () => {
  const [code = '', other = ''] = newRecoveryCodes()
  const hash = hashRecoveryCode(code)
  for (const typed of [code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) {
    assert.equal(hashRecoveryCode(typed), hash)
  }
  assert.notEqual(hashRecoveryCode(other), hash)
  assert.ok(!hash.toLowerCase().includes(code.slice(0, 6)))
})
