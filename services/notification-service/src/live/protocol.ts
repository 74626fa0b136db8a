import { AppError, ClientFrame, type LiveLimits } from '@gym-it/contracts'
import { Value } from 'typebox/value'
import type { LiveClient } from './client.ts'
import type { Feed } from './feed.ts'
import type { SignIns } from './sign-ins.ts'
import { findTopic, type Topic } from './topics.ts'

/** What the frames of clients are answered with. */
export interface Live {
  readonly limits: LiveLimits
  readonly signIns: SignIns
  readonly feeds: Readonly<Record<Topic['producer'], Feed>>
}

function parse(text: string): ClientFrame | null {
  try {
    const frame: unknown = JSON.parse(text)
    return Value.Check(ClientFrame, frame) ? frame : null
  } catch {
    return null
  }
}

function unsubscribe(client: LiveClient, { feeds }: Live, name: string): void {
  const subscription = client.subscriptions.get(name)
  if (subscription) feeds[subscription.topic.producer].unsubscribe(client, name)
}

/** A client that goes follows nothing any more, and counts as nobody. */
export function forget(client: LiveClient, { feeds, signIns }: Live): void {
  for (const feed of Object.values(feeds)) feed.leave(client)
  signIns.forget(client)
}

function subscribe(client: LiveClient, live: Live, name: string, after: number | undefined): Promise<void> | void {
  const topic = findTopic(name, client.signIn?.userId ?? null)
  if (topic === null) throw new AppError('INPUT_INVALID', 'There is no such topic.')
  if (topic === 'sign-in') throw new AppError('TOKEN_MISSING', 'Send an auth frame first: this topic is one’s own.')
  const { topicsPerConnection } = live.limits
  if (client.subscriptions.size >= topicsPerConnection && !client.subscriptions.has(name)) {
    throw new AppError('RATE_LIMITED', `A connection may follow ${topicsPerConnection} topics.`)
  }
  unsubscribe(client, live, name)
  return live.feeds[topic.producer].subscribe(client, topic, after)
}

function authenticate(client: LiveClient, live: Live, token: string): void {
  const before = client.signIn?.userId
  const { userId, endsAt } = live.signIns.signIn(client, token)
  if (before !== undefined && before !== userId) unsubscribe(client, live, 'user')
  client.send({ type: 'authenticated', user_id: userId, expires_at: new Date(endsAt).toISOString() })
}

function answer(client: LiveClient, live: Live, frame: ClientFrame): Promise<void> | void {
  switch (frame.type) {
    case 'auth':
      return authenticate(client, live, frame.token)
    case 'subscribe':
      return subscribe(client, live, frame.topic, frame.after)
    case 'unsubscribe':
      unsubscribe(client, live, frame.topic)
      return client.send({ type: 'unsubscribed', topic: frame.topic })
    case 'ping':
      return client.send({ type: 'pong' })
  }
}

function refuse(client: LiveClient, error: unknown): void {
  if (error instanceof AppError) {
    client.send({ type: 'error', detail: error.message, code: error.code })
    return
  }
  client.send({ type: 'error', detail: 'What was missed cannot be read at the moment. Connect again.' })
  client.close(1013)
}

/** Answers one frame of a client; whatever is wrong with it becomes an `error` frame. A promise when that takes time. */
export function handleFrame(client: LiveClient, live: Live, text: string): Promise<void> | void {
  try {
    const frame = parse(text)
    if (frame === null) throw new AppError('BODY_MALFORMED', 'This is not a frame that the contract knows.')
    return answer(client, live, frame)?.catch(error => refuse(client, error))
  } catch (error) {
    refuse(client, error)
  }
}
