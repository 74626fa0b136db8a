import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { endPushOfDeleted, endPushOfSession } from './push.ts'

/** A browser that has push turned on; `unsubscribe` is how its maker's service answers. */
let unsubscribe: () => Promise<boolean>
let asked = 0
const told: string[] = []
const realFetch = globalThis.fetch

const standIn: Readonly<Record<string, unknown>> = { window: globalThis, PushManager: class {}, Notification: class {} }

before(() => {
  for (const [name, value] of Object.entries(standIn)) {
    Object.defineProperty(globalThis, name, { value, configurable: true })
  }
  const endpoint = 'https://push.example/one'
  const subscribed = {
    endpoint,
    unsubscribe: () => {
      asked += 1
      return unsubscribe()
    },
  }
  const serviceWorker = { getRegistration: async () => ({ pushManager: { getSubscription: async () => subscribed } }) }
  Object.defineProperty(navigator, 'serviceWorker', { value: serviceWorker, configurable: true })
  globalThis.fetch = async (_input, init) => {
    told.push(String(init?.body))
    throw new TypeError('no connection')
  }
})
after(() => {
  globalThis.fetch = realFetch
  for (const name of Object.keys(standIn)) Reflect.deleteProperty(globalThis, name)
  Reflect.deleteProperty(navigator, 'serviceWorker')
})
beforeEach(() => {
  asked = 0
  told.length = 0
})

test('who signs out without a connection is still taken off push in this browser', async () => {
  unsubscribe = async () => true
  await endPushOfSession()
  assert.equal(asked, 1)
  assert.match(told[0] ?? '', /push\.example/)
})

test('a push service that fails or never answers keeps nobody from leaving', { timeout: 10_000 }, async () => {
  unsubscribe = () => Promise.reject(new Error('gone'))
  await endPushOfDeleted()
  unsubscribe = () => new Promise(() => undefined)
  const started = Date.now()
  await Promise.all([endPushOfSession(), endPushOfDeleted()])
  assert.ok(Date.now() - started < 3_000)
  assert.equal(asked, 3)
})

test('after the account is deleted, its service is not asked any more', async () => {
  unsubscribe = async () => true
  await endPushOfDeleted()
  assert.deepEqual([asked, told.length], [1, 0])
})
