import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  defaultPreferences,
  getPreferences,
  listNotifications,
  type Preferences,
  sendNotification,
  setPreferences,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, signedIn, standService } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'

describe('how people want to be told', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  before(async () => {
    standing = await standService(cleanup, createApp)
  })
  const chosen: Preferences = {
    ...defaultPreferences,
    digest: 'daily',
    time_zone: 'Europe/Berlin',
    quiet_hours: { from: '22:00', to: '07:00', let_urgent: true },
  }

  test('defaults hold until somebody chooses, for themselves alone', async () => {
    const [me, other] = [signedIn('member'), signedIn('member')]
    assert.deepEqual((await call(standing.app, getPreferences, { as: me })).body, defaultPreferences)
    await call(standing.app, setPreferences, { as: me, body: chosen })
    assert.deepEqual((await call(standing.app, getPreferences, { as: me })).body, chosen)
    await call(standing.app, setPreferences, { as: me, body: { ...chosen, quiet_hours: null } })
    assert.equal((await call(standing.app, getPreferences, { as: me })).body.quiet_hours, null)
    assert.deepEqual((await call(standing.app, getPreferences, { as: other })).body, defaultPreferences)
  })

  test('a time zone that does not exist and hours without length are refused', async () => {
    const as = signedIn('member')
    const wrong = [
      { ...chosen, time_zone: 'Mars/Olympus' },
      { ...chosen, quiet_hours: { from: '22:00', to: '22:00', let_urgent: true } },
      { ...chosen, quiet_hours: { from: '24:00', to: '07:00', let_urgent: true } },
    ]
    for (const body of wrong) await refusal(standing.app, setPreferences, 'INPUT_INVALID', { as, body })
  })

  test('what is not wanted in the app is not in the inbox', async () => {
    const me = signedIn('member')
    const kinds = { ...defaultPreferences.kinds, message: { in_app: false, push: true, email: false } }
    await call(standing.app, setPreferences, { as: me, body: { ...defaultPreferences, kinds } })
    const body = { user_id: me.id, message: 'Hello' }
    const sent = await call(standing.app, sendNotification, { as: signedIn('trainer'), body })
    assert.ok(sent.body.id)
    const inbox = await call(standing.app, listNotifications, { as: me })
    assert.deepEqual([inbox.body.notifications, inbox.body.unread_count], [[], 0])
  })
})
