import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violationsOfScreens } from './screens/violations.ts'
import { withoutChromium } from './standing/browser.ts'

// A file of its own, so that it runs beside the one for wide screens.
test('in the browser: axe finds nothing against any screen on a phone', {
  skip: withoutChromium,
}, async t => {
  assert.deepEqual(await violationsOfScreens(t, { width: 'phone', isDarkToo: false }), [])
})
