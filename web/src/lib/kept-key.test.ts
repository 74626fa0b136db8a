import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem } from '@gym-it/client'
import { isRefusal, keyFor } from './kept-key.ts'

test('the same write again goes under the same key, another one under its own', () => {
  const first = keyFor({ names: ['Ana'] }, null)
  assert.deepEqual(keyFor({ names: ['Ana'] }, first), first)
  assert.notEqual(keyFor({ names: ['Bea'] }, first).key, first.key)
  assert.notEqual(keyFor({ names: ['Ana'] }, null).key, first.key)
})

test('only a refusal says that nothing was done; a lost answer and a broken server do not', () => {
  assert.equal(isRefusal(new ApiProblem(422, 'INPUT_INVALID', '')), true)
  assert.equal(isRefusal(new ApiProblem(0, 'OFFLINE', '')), false)
  assert.equal(isRefusal(new ApiProblem(500, 'INTERNAL', '')), false)
  assert.equal(isRefusal(new ApiProblem(401, 'TOKEN_INVALID', '')), false)
  assert.equal(isRefusal(new Error('of the page')), false)
})
