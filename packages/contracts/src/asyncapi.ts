import { Type } from 'typebox'
import { type EventType, eventData } from './events.ts'
import { clientFrames, closeReasons, liveLimits, serverFrames, tournamentStreamPath } from './live.ts'
import { shareTitled } from './openapi.ts'
import { WebhookHeaders, WebhookPayload, webhookEventTypes } from './webhooks.ts'

type Json = Record<string, unknown>

const eventTypes = Object.keys(eventData) as EventType[]
const startingWith = (...parts: readonly string[]) =>
  eventTypes.filter(type => parts.some(part => type === part || type.startsWith(`${part}.`)))

/** The topics of the live feed, and what each of them shows. */
export const topicEvents = {
  'tournament:{id}': startingWith('tournament', 'participant', 'match', 'round', 'score'),
  tournaments: startingWith('tournament'),
  user: startingWith('notification'),
  system: startingWith('broadcast'),
} as const satisfies Readonly<Record<string, readonly EventType[]>>

const topicNotes: Readonly<Record<keyof typeof topicEvents, string>> = {
  'tournament:{id}': 'Everything that happens in one tournament; of one for members only with a sign-in',
  tournaments: 'Tournaments that come, go and change',
  user: 'One’s own notifications; needs an `auth` frame before',
  system: 'What administrators tell everyone',
}

const feedNote = `A connection carries any number of topics up to ${liveLimits.topicsPerConnection}. The server says \`ready\` on opening.
A \`subscribe\` is answered with \`subscribed\` and the topic’s position; then its events follow, each once and in order of
\`seq\`, which rises within a topic. With \`after\` the client first gets what it missed since, or \`reset\` and the present
position when those are more than ${liveLimits.replayedEvents} events or ${liveLimits.waitingBytes} bytes, or the log was put back. What is told of
the past is what the client may see now. The server asks a silent client with a ping after
${liveLimits.heartbeatSeconds} s and drops it after ${2 * liveLimits.heartbeatSeconds} s. A client sends at most ${liveLimits.messagesAtOnce} messages at once and ${liveLimits.messagesPerSecond} a second,
of at most ${liveLimits.messageBytes} bytes; one address opens at most ${liveLimits.connectionsPerAddress} connections.`

/** What closes a connection, for people to read. */
const closingNote = Object.entries(closeReasons)
  .map(([code, reason]) => `- ${code}: ${reason}`)
  .join('\n')

const frameName = (side: 'client' | 'server', type: string) => `${side}.${type}`
/** `tournament:{id}` → `tournament`. */
const channelOf = (topic: string) => topic.replace(':{id}', '')
const reference = (path: string) => ({ $ref: `#/${path}` })

/** The AsyncAPI 3 document of the live feed: its channels, frames and events, from the schemas that check them. */
export function asyncApiDocument(title: string): Json {
  const schemas: Record<string, Json> = {}
  const messages: Record<string, Json> = {}
  const message = (name: string, payload: unknown, more: Json = {}) => {
    messages[name] = {
      name,
      title: name,
      contentType: 'application/json',
      payload: shareTitled(payload, schemas),
      ...more,
    }
  }
  for (const [type, schema] of Object.entries(clientFrames)) message(frameName('client', type), schema)
  for (const [type, schema] of Object.entries(serverFrames)) message(frameName('server', type), schema)

  const shown = [...new Set(Object.values(topicEvents).flat())]
  for (const type of shown) {
    const { properties } = serverFrames.event
    message(type, Type.Object({ ...properties, event: Type.Literal(type), data: eventData[type] }))
  }

  const webhookNames = webhookEventTypes.map(type => `webhook.${type}`)
  for (const type of webhookEventTypes) {
    const payload = Type.Object({ ...WebhookPayload.properties, type: Type.Literal(type) })
    message(`webhook.${type}`, payload, { headers: shareTitled(WebhookHeaders, schemas) })
  }

  const ofChannel = (names: readonly string[]) =>
    Object.fromEntries(names.map(name => [name, reference(`components/messages/${name}`)]))
  const clientNames = Object.keys(clientFrames).map(type => frameName('client', type))
  const serverNames = Object.keys(serverFrames).map(type => frameName('server', type))
  const idParameter = { id: { description: 'The tournament’s id' } }
  const topicChannels = Object.entries(topicEvents).map(([topic, types]) => [
    channelOf(topic),
    {
      address: topic,
      title: topic,
      // The record above has every topic.
      description: `A topic of the live feed. ${topicNotes[topic as keyof typeof topicEvents]}.`,
      ...(topic.includes('{id}') ? { parameters: idParameter } : {}),
      messages: ofChannel(types),
    },
  ])
  const channels: Record<string, Json> = {
    live: {
      address: '/ws',
      title: 'The live feed',
      description: `${feedNote}\n\nThe server closes a connection with one of these codes:\n${closingNote}`,
      messages: ofChannel([...clientNames, ...serverNames]),
      bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
    },
    tournamentStream: {
      address: tournamentStreamPath.replace(':id', '{id}'),
      title: 'One tournament as server-sent events',
      description:
        'For what cannot hold a socket: `text/event-stream`, with the event’s type in `event`, its `seq` in `id` and its frame in `data`. `Last-Event-ID` or `?after=` resumes as `after` does.',
      parameters: idParameter,
      messages: ofChannel(topicEvents['tournament:{id}']),
      bindings: { http: { bindingVersion: '0.3.0' } },
    },
    webhooks: {
      address: null,
      title: 'Webhooks',
      description:
        'What is posted to the addresses that administrators have named for outside systems, signed as Standard Webhooks says. What is not answered with 2xx comes again, under the same `webhook-id`.',
      messages: ofChannel(webhookNames),
      bindings: { http: { bindingVersion: '0.3.0' } },
    },
    ...Object.fromEntries(topicChannels),
  }
  const operation = (action: 'send' | 'receive', channel: string, names: readonly string[], summary: string) => ({
    action,
    channel: reference(`channels/${channel}`),
    summary,
    messages: names.map(name => reference(`channels/${channel}/messages/${name}`)),
  })
  return {
    asyncapi: '3.0.0',
    info: {
      title,
      version: '1.0.0',
      license: { name: 'MIT' },
      description: 'What the system tells as it happens. What it can be asked is in `/openapi.json`.',
    },
    defaultContentType: 'application/json',
    servers: {
      gateway: {
        host: '{host}',
        protocol: 'wss',
        description: 'The api-gateway; `ws` where it is reached without TLS',
        variables: { host: { default: 'localhost:8000' } },
      },
    },
    channels,
    operations: {
      hearClient: operation('receive', 'live', clientNames, 'What a client says'),
      tellClient: operation('send', 'live', serverNames, 'What the server says'),
      streamTournament: operation(
        'send',
        'tournamentStream',
        topicEvents['tournament:{id}'],
        'A tournament’s events, streamed',
      ),
      tellOutside: operation('send', 'webhooks', webhookNames, 'What outside systems are told'),
      ...Object.fromEntries(
        Object.entries(topicEvents).map(([topic, types]) => [
          `show.${channelOf(topic)}`,
          operation('send', channelOf(topic), types, `What the topic ${topic} shows`),
        ]),
      ),
    },
    components: { messages, schemas },
  }
}
