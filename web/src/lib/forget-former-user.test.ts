import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { Session } from '@gym-it/contracts'
import { QueryObserver } from '@tanstack/react-query'
import { forgetFormerUser } from './forget-former-user.ts'
import { queryClient } from './query-client.ts'
import { endSession, startSession } from './session.ts'

const signIn = (id: number) => {
  // Of the user only the id matters here.
  const user = { id } as Session['user']
  startSession({ user, access_token: 'a', expires_in: 900, token_type: 'Bearer' })
}

test('when a session ends, its data goes and what is shown to everybody is asked for anew', async t => {
  forgetFormerUser()
  signIn(1)
  const asked: string[] = []
  const answered = new EventTarget()
  const stop = new QueryObserver(queryClient, {
    queryKey: ['tournaments', {}],
    queryFn: () => {
      asked.push('tournaments')
      answered.dispatchEvent(new Event('answer'))
      return ['Members only']
    },
  }).subscribe(() => undefined)
  t.after(() => {
    stop()
    queryClient.clear()
  })
  if (asked.length === 0) await once(answered, 'answer')
  queryClient.setQueryData(['notifications', 1], ['You won'])
  queryClient.setQueryData(['tournament', 9, 'bracket'], 'as members see it')
  const again = once(answered, 'answer')
  endSession()
  await again
  assert.equal(queryClient.getQueryData(['notifications', 1]), undefined)
  assert.equal(queryClient.getQueryData(['tournament', 9, 'bracket']), undefined)
  assert.deepEqual(asked, ['tournaments', 'tournaments'])
})

test('coming back as oneself, and the first sign-in, forget nothing', () => {
  queryClient.setQueryData(['notifications', 2], ['You won'])
  signIn(2)
  signIn(2)
  assert.deepEqual(queryClient.getQueryData(['notifications', 2]), ['You won'])
  queryClient.clear()
})
