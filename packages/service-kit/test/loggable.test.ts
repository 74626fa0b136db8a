import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loggable } from '../src/loggable.ts'

test('an error is logged without the row, the parameters and the addresses that came with it', () => {
  const error = Object.assign(
    new Error('duplicate for ada@gym.test <ada@gym.test>', { cause: new Error('eva@gym.test') }),
    {
      code: '23505',
      detail: 'Key (email)=(ada@gym.test) already exists.',
      parameters: ['ada@gym.test', 'a pass phrase'],
      rawPacket: Buffer.from('{"password":"a pass phrase"}'),
    },
  )
  const text = JSON.stringify(loggable.error(error))
  assert.doesNotMatch(text, /gym\.test|pass phrase|parameters|rawPacket|detail/)
  assert.match(text, /23505/)
  assert.match(text, /loggable\.test\.ts/)
  const token = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30.c2lnbmF0dXJl`
  assert.doesNotMatch(JSON.stringify(loggable.error(new Error(`bad token ${token}`))), /eyJ|c2ln/)
  assert.deepEqual(loggable.error('a thrown text'), { type: 'string', message: '', stack: '' })
})

test('of an address the path is logged, without secrets and persons in it', () => {
  assert.equal(loggable.path('/api/v1/tournaments/12/bracket?token=secret'), '/api/v1/tournaments/12/bracket')
  assert.equal(loggable.path(`/api/v1/auth/invitations/${'k'.repeat(43)}`), '/api/v1/auth/invitations/…')
  assert.equal(loggable.path('/api/v1/users/ada@gym.test/x'), '/api/v1/users/…/x')
  assert.equal(loggable.path('/api/v1/users/ada%40gym.test'), '/api/v1/users/…')
})
