import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem } from '../../lib/api-problem.ts'
import { passwordProblem } from './password-problem.ts'

test('a refused password is a sentence at its field, without the name that the API has for it', () => {
  const refused = new ApiProblem(400, 'INPUT_INVALID', 'new_password is one of the commonest.', {
    errors: [{ path: 'new_password', message: 'is one of the commonest passwords: choose another' }],
  })
  const said = passwordProblem(refused)
  assert.ok(said instanceof ApiProblem)
  assert.equal(said.detail, 'Choose another password.')
  const message = 'This password is one of the commonest passwords: choose another, for instance four words.'
  assert.deepEqual(said.errors, [{ path: 'new_password', message }])
})

test('a wrong current password is told at its field', () => {
  const said = passwordProblem(new ApiProblem(403, 'PASSWORD_WRONG', 'The current password is wrong.'))
  assert.ok(said instanceof ApiProblem)
  assert.deepEqual(said.errors, [{ path: 'current_password', message: 'The current password is wrong.' }])
})

test('what is not about a password stays as it is', () => {
  const taken = new ApiProblem(409, 'EMAIL_TAKEN', 'Taken.')
  const email = new ApiProblem(400, 'INPUT_INVALID', 'x', {
    errors: [{ path: '/body/email', message: 'is no address' }],
  })
  assert.equal(passwordProblem(taken), taken)
  assert.equal(passwordProblem(email), email)
})
