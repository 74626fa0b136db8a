import assert from 'node:assert/strict'
import { asyncApiDocument } from '@gym-it/contracts'
import type { TSchema } from 'typebox'
import type { Sql } from '../database.ts'
import { assertShape } from './shape.ts'

interface Document {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, object>> }>>
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly payload: { readonly properties: { readonly data: TSchema } } }>
    >
    readonly schemas: Readonly<Record<string, TSchema>>
  }
}

/** By type, so that each is compiled once. */
const shapes = new Map<string, TSchema>()

/**
 * Asserts that all that a log has told on topics of the live feed is in the feed's document, as a stranger reads it: on
 * the topic's channel, and of the shape that it has there. Answers the types that were told on a topic.
 */
export async function assertDescribed(sql: Sql): Promise<ReadonlySet<string>> {
  const { channels, components } = JSON.parse(JSON.stringify(asyncApiDocument('Test'))) as Document
  const told = await sql<{ topic: string; type: string; data: unknown }[]>`
    select topic, type, data from events where topic is not null order by id`
  for (const { topic, type, data } of told) {
    const [channel = ''] = topic.split(':')
    assert.ok(channels[channel]?.messages[type], `${type} is told on ${topic}, and not described there`)
    const described = components.messages[type]?.payload.properties.data ?? assert.fail(`${type} is not described`)
    // Where its references lead.
    const schema = shapes.get(type) ?? { ...described, components: { schemas: components.schemas } }
    shapes.set(type, schema)
    assertShape(schema, data, `${type} on ${topic}`)
  }
  return new Set(told.map(({ type }) => type))
}
