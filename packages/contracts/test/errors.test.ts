import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError, type ErrorCode, errorTable } from '../src/index.ts'

test('every code has a status of the contract and a title of its own kind', () => {
  const statuses = [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503]
  for (const [code, { status, title }] of Object.entries(errorTable)) {
    assert.ok(statuses.includes(status), code)
    assert.match(title, /^[A-Z][^.]*$/, code)
    assert.equal(new AppError(code as ErrorCode, 'A sentence.').status, status)
  }
})
