import { type Static, Type } from 'typebox'

/** Frames of `/ws`: a client's. */
export const ClientFrame = Type.Union([
  Type.Object({ type: Type.Literal('auth'), token: Type.String({ maxLength: 4096 }) }),
  Type.Object({
    type: Type.Literal('subscribe'),
    topic: Type.String({ maxLength: 100 }),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  Type.Object({ type: Type.Literal('unsubscribe'), topic: Type.String({ maxLength: 100 }) }),
  Type.Object({ type: Type.Literal('ping') }),
])
export type ClientFrame = Static<typeof ClientFrame>

/** Frames of `/ws`: the server's. `seq` rises within a topic. */
export type ServerFrame =
  | { readonly type: 'ready' }
  | { readonly type: 'authenticated'; readonly user_id: number }
  | { readonly type: 'subscribed'; readonly topic: string; readonly seq: number }
  | { readonly type: 'unsubscribed'; readonly topic: string }
  | {
      readonly type: 'event'
      readonly topic: string
      readonly seq: number
      readonly event: string
      readonly data: unknown
      readonly at: string
    }
  | { readonly type: 'reset'; readonly topic: string }
  | { readonly type: 'error'; readonly detail: string }
  | { readonly type: 'pong' }

/** The topic a tournament's events are shown on. */
export const tournamentTopic = (tournamentId: number) => `tournament:${tournamentId}`
/** The internal name of one person's `user` topic. */
export const userTopic = (userId: number) => `user:${userId}`
