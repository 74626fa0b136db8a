import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newTotp, stepOf } from './totp.ts'

/** RFC 6238, appendix B: the secret in base32, and the last six digits of its codes for SHA-1. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const codes: readonly (readonly [seconds: number, code: string])[] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
]
const at = (seconds: number) => new Date(seconds * 1000)

test('the codes of RFC 6238 belong to their steps, typed with or without spaces', () => {
  for (const [seconds, code] of codes) {
    const step = Math.floor(seconds / 30)
    assert.equal(stepOf(secret, code, at(seconds)), step)
    assert.equal(stepOf(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, at(seconds)), step)
  }
})

test('a code counts in the step before and after its own, and no longer', () => {
  for (const [seconds, code] of codes) {
    const step = Math.floor(seconds / 30)
    for (const away of [-1, 1]) assert.equal(stepOf(secret, code, at(seconds + 30 * away)), step)
    for (const away of [-2, 2]) assert.equal(stepOf(secret, code, at(seconds + 30 * away)), null)
  }
})

test('what is no code is none', () => {
  for (const text of ['', '28708', '2870822', '28708a', '-87082', '2e7082', '٢٨٧٠٨٢']) {
    assert.equal(stepOf(secret, text, at(59)), null, text)
  }
})

test('a new secret has 160 bits, and its URI holds what an app needs', () => {
  const totp = newTotp('ana@club.org')
  assert.match(totp.secret, /^[A-Z2-7]{32}$/)
  const uri = new URL(totp.uri)
  assert.equal(`${uri.protocol}//${uri.host}${decodeURIComponent(uri.pathname)}`, 'otpauth://totp/GYM IT:ana@club.org')
  assert.equal(uri.searchParams.get('secret'), totp.secret)
  assert.equal(uri.searchParams.get('issuer'), 'GYM IT')
  assert.notEqual(newTotp('ana@club.org').secret, totp.secret)
})
