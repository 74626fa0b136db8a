import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPageOf } from './own-page.ts'

const origin = 'https://club.org'

test('a page of this site is taken as a path or as it stands in the address bar', () => {
  for (const text of ['/tournaments/5', ' /tournaments/5 ', 'https://club.org/tournaments/5']) {
    assert.equal(ownPageOf(text, origin), '/tournaments/5')
  }
  assert.equal(ownPageOf('https://club.org', origin), '/')
  assert.equal(ownPageOf('/', origin), '/')
})

test('an address elsewhere is none, however it is disguised', () => {
  const elsewhere = [
    'https://evil.org/',
    '//evil.org',
    '/\\evil.org',
    'https://club.org.evil.org/',
    'https://club.org//e',
  ]
  for (const text of [...elsewhere, 'tournaments/5', 'javascript:alert(1)', '']) {
    assert.equal(ownPageOf(text, origin), null, text)
  }
})
