import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violationsOfScreens } from './screens/violations.ts'

const { CHROMIUM_PATH } = process.env

test('in the browser: axe finds nothing against any screen on a wide screen, light and dark', {
  skip: CHROMIUM_PATH ? false : 'Chromium is not installed',
  timeout: 140_000,
}, async t => {
  assert.deepEqual(await violationsOfScreens(t, CHROMIUM_PATH ?? '', { width: 'desktop', isDarkToo: true }), [])
})
