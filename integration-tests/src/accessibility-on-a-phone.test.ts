import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violationsOfScreens } from './screens/violations.ts'

const { CHROMIUM_PATH } = process.env

// A file of its own, so that it runs beside the one for wide screens.
test('in the browser: axe finds nothing against any screen on a phone', {
  skip: CHROMIUM_PATH ? false : 'Chromium is not installed',
  timeout: 140_000,
}, async t => {
  assert.deepEqual(await violationsOfScreens(t, CHROMIUM_PATH ?? '', { width: 'phone', isDarkToo: false }), [])
})
