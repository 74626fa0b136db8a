import { type DomainEvent, type ServerFrame, userTopic } from '@gym-it/contracts'
import type { Actor } from '@gym-it/service-kit'
import type { WebSocket } from 'ws'
import { maySee, type Topic } from './topics.ts'

/** A client that reads too slowly is dropped before it can hold this much of our memory. */
const mostBufferedBytes = 1_048_576
const tryAgainLater = 1013

interface Subscription {
  readonly topic: Topic
  /** The last event shown, or null while what was missed is being read. */
  shown: number | null
  waiting: DomainEvent[]
}

/** The frame of an event as a topic shows it. */
export const eventFrame = (topic: string, event: DomainEvent): string =>
  JSON.stringify({
    type: 'event',
    topic,
    seq: event.id,
    event: event.type,
    data: event.data,
    at: event.at,
  } satisfies ServerFrame)

/** One connected socket: who it is, what it follows, what it has been shown. */
export class LiveClient {
  readonly subscriptions = new Map<string, Subscription>()
  readonly #socket: WebSocket
  readonly #actorOf: (token: string) => Actor
  #token: string | null = null

  constructor(socket: WebSocket, actorOf: (token: string) => Actor) {
    this.#socket = socket
    this.#actorOf = actorOf
  }

  /** The signed-in person, checked anew each time: a ban or an expiry ends it at once. */
  get actor(): Actor | null {
    if (this.#token === null) return null
    try {
      return this.#actorOf(this.#token)
    } catch {
      return null
    }
  }

  /** @throws AppError TOKEN_INVALID */
  authenticate(token: string): Actor {
    const actor = this.#actorOf(token)
    this.#token = token
    return actor
  }

  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame))
  }

  sendText(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > mostBufferedBytes) {
      this.#socket.close(tryAgainLater, 'Reading too slowly')
      this.#socket.terminate()
      return
    }
    this.#socket.send(text)
  }

  /** Ends the connection; a client that comes back resumes where it was. */
  readonly retryLater = (): void => {
    this.#socket.close(tryAgainLater, 'What was missed cannot be read at the moment')
  }

  /** Begins to follow; until `catchUp` the events that come are kept back. */
  subscribe(topic: Topic): Subscription {
    const subscription: Subscription = { topic, shown: null, waiting: [] }
    this.subscriptions.set(topic.name, subscription)
    return subscription
  }

  /** Shows what was missed after `position`, then what came meanwhile; from now on events are shown as they come. */
  catchUp(subscription: Subscription, missed: readonly DomainEvent[], position: number): void {
    const { topic, waiting } = subscription
    this.send({ type: 'subscribed', topic: topic.name, seq: position })
    subscription.shown = position
    subscription.waiting = []
    for (const event of [...missed, ...waiting]) this.show(subscription, event, eventFrame(topic.name, event))
  }

  /** Shows an event once; `frame` is shared by all who follow the topic. */
  show(subscription: Subscription, event: DomainEvent, frame: string): void {
    if (subscription.shown === null) {
      subscription.waiting.push(event)
      return
    }
    if (event.id <= subscription.shown) return
    const { actor } = this
    // Whoever the socket has become since: the topic stays that of the person who subscribed.
    const isOwn = subscription.topic.name === 'user'
    if (isOwn && (actor === null || subscription.topic.key !== userTopic(actor.id))) return
    if (!maySee(event, actor)) return
    subscription.shown = event.id
    this.sendText(frame)
  }
}
