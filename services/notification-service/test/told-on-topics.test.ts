import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  broadcastMessage,
  createWebhook,
  defaultPreferences,
  deleteNotification,
  deleteWebhook,
  readAllNotifications,
  readNotification,
  restoreNotification,
  sendNotification,
  setPreferences,
  subscribePush,
  unsubscribePush,
  updateWebhook,
} from '@gym-it/contracts'
import { assertDescribed, call, inReverse, signedIn, standService } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { createBrowser } from './browser.ts'

test('whatever is told on a topic of the live feed is in its document', async t => {
  const { app, sql } = await standService(inReverse(t), createApp)
  const [me, admin] = [signedIn('member'), signedIn('admin')]
  const { subscription } = createBrowser('https://push.example/1')
  await call(app, setPreferences, { as: me, body: defaultPreferences })
  await call(app, subscribePush, { as: me, body: subscription })
  await call(app, unsubscribePush, { as: me, body: { endpoint: subscription.endpoint } })
  const message = { user_id: me.id, message: 'Hello' }
  const { id } = (await call(app, sendNotification, { as: admin, body: message })).body
  await call(app, readNotification, { as: me, params: { id } })
  await call(app, deleteNotification, { as: me, params: { id } })
  await call(app, restoreNotification, { as: me, params: { id } })
  await call(app, sendNotification, { as: admin, body: message })
  await call(app, readAllNotifications, { as: me })
  await call(app, broadcastMessage, { as: admin, body: { message: 'Lunch' } })
  const hook = { url: 'https://hook.example/', event_types: ['match.ready' as const] }
  const { webhook } = (await call(app, createWebhook, { as: admin, body: hook })).body
  await call(app, updateWebhook, { as: admin, params: { id: webhook.id }, body: { is_active: false } })
  await call(app, deleteWebhook, { as: admin, params: { id: webhook.id } })

  const onTopics = await assertDescribed(sql)
  for (const one of [
    'notification',
    'notification.read',
    'notification.removed',
    'notification.restored',
    'broadcast',
  ]) {
    assert.ok(onTopics.has(one), one)
  }
  const told = await sql<{ type: string }[]>`select distinct type from events where topic is null`
  for (const one of ['preferences.changed', 'push.unsubscribed', 'webhook.deleted']) {
    assert.ok(
      told.some(({ type }) => type === one),
      one,
    )
  }
})
