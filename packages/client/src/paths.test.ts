import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillPath, queryString } from './paths.ts'

test('fills every parameter, encoded', () => {
  assert.equal(
    fillPath('/tournaments/:id/bracket/:match_id/result', { id: 3, match_id: 14 }),
    '/tournaments/3/bracket/14/result',
  )
  assert.equal(fillPath('/x/:name', { name: 'a/b' }), '/x/a%2Fb')
})

test('a missing parameter is a fault of the caller', () => {
  assert.throws(() => fillPath('/users/:id'), /needs id/)
})

test('the query leaves out what was not chosen and keeps false and 0', () => {
  assert.equal(queryString({ q: '', status: undefined, limit: 0, preview: false }), '?limit=0&preview=false')
  assert.equal(queryString({}), '')
  assert.equal(queryString({ q: 'a b&c' }), '?q=a+b%26c')
})
