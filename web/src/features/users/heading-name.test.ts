import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headingName } from './heading-name.ts'

test('a name is cut where it would fill a heading, never within a letter', () => {
  assert.equal(headingName('Ұлан Қайырбекұлы'), 'Ұлан Қайырбекұлы')
  assert.equal(headingName('W'.repeat(300)), `${'W'.repeat(47)}…`)
  assert.equal(headingName('👨‍👩‍👧'.repeat(60)), `${'👨‍👩‍👧'.repeat(47)}…`)
  assert.equal(headingName('👨‍👩‍👧'.repeat(48)), '👨‍👩‍👧'.repeat(48))
})
