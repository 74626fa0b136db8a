import { AppError, ClientFrame } from '@gym-it/contracts'
import { Value } from 'typebox/value'
import type { LiveClient } from './client.ts'
import type { Feed } from './feed.ts'
import { findTopic } from './topics.ts'

const mostTopics = 50

function parse(text: string): ClientFrame | null {
  try {
    const frame: unknown = JSON.parse(text)
    return Value.Check(ClientFrame, frame) ? frame : null
  } catch {
    return null
  }
}

async function subscribe(client: LiveClient, feed: Feed, name: string, after: number | undefined): Promise<void> {
  const topic = findTopic(name, client.actor)
  if (topic === null) throw new AppError('INPUT_INVALID', 'There is no such topic.')
  if (topic === 'sign-in') throw new AppError('TOKEN_MISSING', 'Send an auth frame first: this topic is one’s own.')
  if (client.subscriptions.size >= mostTopics && !client.subscriptions.has(name)) {
    throw new AppError('RATE_LIMITED', `A connection may follow ${mostTopics} topics.`)
  }
  feed.unsubscribe(client, name)
  await feed.subscribe(client, topic, after)
}

async function answer(client: LiveClient, feed: Feed, frame: ClientFrame): Promise<void> {
  switch (frame.type) {
    case 'auth':
      client.send({ type: 'authenticated', user_id: client.authenticate(frame.token).id })
      break
    case 'subscribe':
      await subscribe(client, feed, frame.topic, frame.after)
      break
    case 'unsubscribe':
      feed.unsubscribe(client, frame.topic)
      client.send({ type: 'unsubscribed', topic: frame.topic })
      break
    case 'ping':
      client.send({ type: 'pong' })
      break
  }
}

/** Answers one frame of a client; whatever is wrong with it becomes an `error` frame. */
export async function handleFrame(client: LiveClient, feed: Feed, text: string): Promise<void> {
  try {
    const frame = parse(text)
    if (frame === null) throw new AppError('BODY_MALFORMED', 'This is not a frame that the contract knows.')
    await answer(client, feed, frame)
  } catch (error) {
    const isTheirs = error instanceof AppError
    const detail = isTheirs ? error.message : 'What was missed cannot be read at the moment. Connect again.'
    client.send({ type: 'error', detail })
    if (!isTheirs) client.retryLater()
  }
}
