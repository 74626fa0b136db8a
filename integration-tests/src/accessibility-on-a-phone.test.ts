import assert from 'node:assert/strict'
import { test } from 'node:test'
import { violationsOfScreens } from './screens/violations.ts'
import { withoutChromium } from './standing/browser.ts'

// One of four files, which run side by side.
test('in the browser: axe finds nothing against any screen on a phone of visitors, light and dark', {
  skip: withoutChromium,
}, async t => {
  assert.deepEqual(await violationsOfScreens(t, { width: 'phone', as: ['visitor'] }), [])
})
