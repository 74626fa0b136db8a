import type { LiveClient } from './client.ts'
import type { Shown } from './shown.ts'
import type { Topic } from './topics.ts'

/** A client that has to wait with so many events of one topic is sent away; it comes back and resumes. */
const mostWaiting = 2_000

/** One client following one topic: shows each event once and in order. */
export class Subscription {
  readonly client: LiveClient
  readonly topic: Topic
  /** The id of the last event that was shown or passed over; null until what was missed is known. */
  #shown: number | null = null
  /** Events that have to wait: for what was missed before them, or for a client that reads slowly. */
  #waiting: Shown[] | null = []

  constructor(client: LiveClient, topic: Topic) {
    this.client = client
    this.topic = topic
  }

  get isBegun(): boolean {
    return this.#shown !== null
  }

  /** Takes an event that has just happened. */
  take(shown: Shown): void {
    if (this.#waiting === null) this.#show(shown)
    else if (this.#waiting.push(shown) > mostWaiting) this.client.close(4408)
  }

  /** Confirms the topic, then shows what was missed after `position` and what came meanwhile. */
  begin(position: number, missed: readonly Shown[]): void {
    this.client.send({ type: 'subscribed', topic: this.topic.name, seq: position })
    this.#shown = position
    this.#waiting = [...missed, ...(this.#waiting ?? [])]
    this.proceed()
  }

  /** Shows what waits, as far as the client reads it; in portions, so that one who missed much is not called slow. */
  proceed(): void {
    if (this.#waiting === null || this.#shown === null) return
    const { outbox } = this.client
    let count = 0
    for (; count < this.#waiting.length && !outbox.isBlocked; count += 1) {
      const next = this.#waiting[count]
      if (next) this.#show(next)
    }
    this.#waiting = count < this.#waiting.length ? this.#waiting.slice(count) : null
  }

  #show(shown: Shown): void {
    if (this.#shown === null || shown.id <= this.#shown) return
    this.#shown = shown.id
    if (this.client.maySee(this.topic, shown.audience)) this.client.show(shown)
  }
}
