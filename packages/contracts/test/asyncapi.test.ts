import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import {
  asyncApiDocument,
  clientFrames,
  eventData,
  serverFrames,
  topicEvents,
  webhookEventTypes,
} from '../src/index.ts'

interface Reference {
  readonly $ref: string
}
interface Document {
  readonly asyncapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly channels: Readonly<
    Record<string, { address: string | null; messages: Record<string, Reference>; parameters?: object }>
  >
  readonly operations: Readonly<Record<string, { action: string; channel: Reference; messages: readonly Reference[] }>>
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly payload: { properties: Record<string, { const?: string }> } }>
    >
    readonly schemas: Readonly<Record<string, object>>
  }
}

// The document is plain JSON; this is what a reader of it sees.
const document = JSON.parse(JSON.stringify(asyncApiDocument('Test'))) as Document

/** What a reference within the document leads to. */
function at({ $ref }: Reference): unknown {
  const steps = $ref.replace('#/', '').split('/')
  return steps.reduce<unknown>((place, step) => (place as Record<string, unknown>)?.[step], document)
}

/** Every reference, however deep. */
function referencesIn(value: unknown): Reference[] {
  if (typeof value !== 'object' || value === null) return []
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value as Reference] : []
  return [...own, ...Object.values(value).flatMap(referencesIn)]
}

test('it is AsyncAPI 3: what is referred to is there, and operations use the messages of their channel', () => {
  assert.match(document.asyncapi, /^3\.0\.\d$/)
  for (const reference of referencesIn(document)) assert.ok(at(reference), reference.$ref)
  for (const [name, { action, channel, messages }] of Object.entries(document.operations)) {
    assert.ok(['send', 'receive'].includes(action), name)
    assert.match(channel.$ref, /^#\/channels\/[^/]+$/)
    for (const { $ref } of messages) assert.ok($ref.startsWith(`${channel.$ref}/messages/`), $ref)
  }
  for (const { address, parameters = {} } of Object.values(document.channels)) {
    const named = [...(address ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    assert.deepEqual(Object.keys(parameters), named, String(address))
  }
  for (const name of Object.keys(document.components.messages)) assert.match(name, /^[\w.-]+$/)
})

test('every frame and every event that is shown is described, and nothing else', () => {
  const frames = [
    ...Object.keys(clientFrames).map(type => `client.${type}`),
    ...Object.keys(serverFrames).map(type => `server.${type}`),
  ]
  const shown = Object.values(topicEvents).flat()
  const toldOutside = webhookEventTypes.map(type => `webhook.${type}`)
  assert.deepEqual(
    Object.keys(document.components.messages).sort(),
    [...new Set([...frames, ...shown, ...toldOutside])].sort(),
  )
  assert.deepEqual(Object.keys(document.channels.webhooks?.messages ?? {}), toldOutside)
  assert.deepEqual(Object.keys(document.channels.live?.messages ?? {}), frames)
  for (const type of shown) {
    assert.ok(Object.hasOwn(eventData, type))
    assert.equal(document.components.messages[type]?.payload.properties.event?.const, type)
  }
  for (const [topic, types] of Object.entries(topicEvents)) {
    assert.ok(types.length > 0, topic)
    assert.deepEqual(Object.keys(document.channels[topic.replace(':{id}', '')]?.messages ?? {}), types)
  }
})

test('what concerns one person or the services alone is on no public topic', () => {
  const open = [...topicEvents['tournament:{id}'], ...topicEvents.tournaments, ...topicEvents.system]
  assert.ok(open.every(type => !/^(user|session|account|invitation|notification)\b/.test(type)))
})

test('every payload is a schema that can be used', () => {
  const ajv = new Ajv({ strict: false, formats: { email: true, 'date-time': true } })
  ajv.addSchema(document, 'document')
  for (const name of Object.keys(document.components.messages)) {
    const check = ajv.getSchema(`document#/components/messages/${name}/payload`)
    assert.equal(typeof check, 'function', name)
    assert.equal(check?.(null), false, name)
  }
})
