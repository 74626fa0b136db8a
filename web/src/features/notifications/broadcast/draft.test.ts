import assert from 'node:assert/strict'
import { test } from 'node:test'
import { broadcastOf } from './draft.ts'

const origin = 'https://club.org'

test('blank fields are left out, and the others trimmed', () => {
  assert.deepEqual(broadcastOf({ title: ' ', message: ' Lunch ', link: '' }, origin), { message: 'Lunch' })
  assert.deepEqual(broadcastOf({ title: 'Now', message: 'Lunch', link: `${origin}/leaderboard` }, origin), {
    title: 'Now',
    message: 'Lunch',
    link: '/leaderboard',
  })
})
