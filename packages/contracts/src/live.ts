import { type Static, Type } from 'typebox'
import { apiBase } from './services.ts'

/** What the live feed bears; a client can rely on the first, and is refused or dropped beyond the others. */
export const liveLimits = {
  /** A client that missed at most this many events of a topic gets them; beyond, `reset`. */
  replayedEvents: 500,
  topicsPerConnection: 50,
  /** A whole hall may stand behind one router. */
  connectionsPerAddress: 2_000,
  connections: 20_000,
  /** The largest message of a client, in bytes. */
  messageBytes: 16_384,
  /** Messages of one client: so many at once, then so many a second. */
  messagesAtOnce: 120,
  messagesPerSecond: 20,
  /** What may wait for a client that reads slowly, in bytes. */
  waitingBytes: 4_194_304,
  /** How often the server lets a silent connection hear something; one that is silent for twice as long is dropped. */
  heartbeatSeconds: 15,
} as const
export type LiveLimits = { readonly [Name in keyof typeof liveLimits]: number }

/** Why the server closes a socket (the code of the close frame), and what a client does about it. */
export const closeReasons = {
  1001: 'The service restarts; connect again',
  1009: 'A message was too large',
  1013: 'What was missed cannot be read at the moment; connect again in a while',
  4401: 'The sign-in has ended or expired; connect with a new token, or without one',
  4408: 'Reading too slowly; connect again and resume',
  4429: 'Too many messages; connect again in a while',
} as const
export type CloseCode = keyof { readonly [Code in keyof typeof closeReasons]: true }

const topic = Type.String({ maxLength: 100 })
const seq = Type.Integer({ minimum: 0, description: 'Rises within a topic' })
/** Frames of `/ws`: a client's, by type. */
export const clientFrames = {
  auth: Type.Object({ type: Type.Literal('auth'), token: Type.String({ maxLength: 4096 }) }),
  subscribe: Type.Object({
    type: Type.Literal('subscribe'),
    topic,
    after: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'The last `seq` seen: what came since is sent first',
      }),
    ),
  }),
  unsubscribe: Type.Object({ type: Type.Literal('unsubscribe'), topic }),
  ping: Type.Object({ type: Type.Literal('ping') }),
} as const
export const ClientFrame = Type.Union([
  clientFrames.auth,
  clientFrames.subscribe,
  clientFrames.unsubscribe,
  clientFrames.ping,
])
export type ClientFrame = Static<typeof ClientFrame>

/** Frames of `/ws`: the server's, by type. */
export const serverFrames = {
  ready: Type.Object({ type: Type.Literal('ready') }),
  authenticated: Type.Object({
    type: Type.Literal('authenticated'),
    user_id: Type.Integer(),
    expires_at: Type.String({ format: 'date-time', description: 'When the token ends; send the next one before' }),
  }),
  subscribed: Type.Object({ type: Type.Literal('subscribed'), topic, seq }),
  unsubscribed: Type.Object({ type: Type.Literal('unsubscribed'), topic }),
  event: Type.Object({
    type: Type.Literal('event'),
    topic,
    seq,
    event: Type.String({ description: 'The type of the event' }),
    data: Type.Unknown(),
    at: Type.String({ format: 'date-time' }),
  }),
  reset: Type.Object({ type: Type.Literal('reset'), topic }),
  error: Type.Object({
    type: Type.Literal('error'),
    detail: Type.String({ description: 'One plain sentence' }),
    code: Type.Optional(Type.String({ description: 'As in the API’s problems' })),
  }),
  pong: Type.Object({ type: Type.Literal('pong') }),
} as const
export type ServerFrame = {
  [Name in keyof typeof serverFrames]: Static<(typeof serverFrames)[Name]>
}[keyof typeof serverFrames]

/** The events of one tournament as a stream of server-sent events, for what cannot hold a socket. */
export const tournamentStreamPath = `${apiBase}/tournaments/:id/stream`

/** The topic a tournament's events are shown on. */
export const tournamentTopic = (tournamentId: number) => `tournament:${tournamentId}`
/** The internal name of one person's `user` topic. */
export const userTopic = (userId: number) => `user:${userId}`
