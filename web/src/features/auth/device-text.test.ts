import assert from 'node:assert/strict'
import { test } from 'node:test'
import { i18n } from '../../lib/i18n.ts'
import { deviceText } from './device-text.ts'

test('a device is named in the language of the page, a program as it calls itself', t => {
  t.after(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
  assert.deepEqual(['Firefox on Windows', 'curl'].map(deviceText), ['Firefox on Windows', 'curl'])
  const messages = { '{browser} on {system}': '{browser}, {system}', 'Unknown device': 'Неизвестное устройство' }
  i18n.loadAndActivate({ locale: 'ru', messages })
  assert.deepEqual(['Firefox on Windows', 'Unknown device', 'curl'].map(deviceText), [
    'Firefox, Windows',
    'Неизвестное устройство',
    'curl',
  ])
})
