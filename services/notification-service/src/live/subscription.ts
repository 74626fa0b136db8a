import type { LiveClient } from './client.ts'
import { type Outbox, portionBytes } from './outbox.ts'
import type { Form, News, Shown } from './shown.ts'
import type { Topic } from './topics.ts'

/** A client that has to wait with so many events of one topic is sent away; it comes back and resumes. */
const mostWaiting = 2_000

/** One client following one topic: shows each event once and in order. */
export class Subscription {
  readonly client: LiveClient
  readonly topic: Topic
  // Of the client, whom news for everybody then need not touch: with thousands of them each is slow to come by.
  readonly #outbox: Outbox
  readonly #form: Form
  /** The id of the last event that was shown or passed over; null until what was missed is known. */
  #shown: number | null = null
  /** Events that have to wait: for what was missed before them, or for a client that reads slowly. */
  #waiting: Shown[] | null = []
  #waitingBytes = 0

  constructor(client: LiveClient, topic: Topic) {
    this.client = client
    this.topic = topic
    this.#outbox = client.outbox
    this.#form = client.form
  }

  /** What waits here, in bytes. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }

  get isBegun(): boolean {
    return this.#shown !== null
  }

  /** Takes what has just happened; `isAll` when nothing else is told meanwhile that should go out along with it. */
  take(news: News, isAll: boolean): void {
    const bytes = news[this.#form]
    if (this.#waiting !== null) this.#wait(news.events)
    else if (!news.isPublic || this.#shown === null || this.#shown >= news.first || bytes.length > portionBytes) {
      for (const shown of news.events) this.#show(shown)
    } else {
      this.#shown = news.last
      if (isAll) this.#outbox.write(bytes)
      else this.#outbox.push(bytes)
    }
  }

  /** Confirms the topic, then shows what was missed after `position` and what came meanwhile. */
  begin(position: number, missed: readonly Shown[]): void {
    this.client.send({ type: 'subscribed', topic: this.topic.name, seq: position })
    this.#shown = position
    this.#waiting = [...missed, ...(this.#waiting ?? [])]
    for (const shown of missed) this.#waitingBytes += shown.message.length
    this.proceed()
    if (this.#waiting !== null) this.client.bear()
  }

  /** Shows what waits, as far as the client reads it; in portions, so that one who missed much is not called slow. */
  proceed(): void {
    if (this.#waiting === null || this.#shown === null) return
    let count = 0
    for (; count < this.#waiting.length && !this.#outbox.isBlocked; count += 1) {
      const next = this.#waiting[count]
      if (!next) continue
      this.#waitingBytes -= next.message.length
      this.#show(next)
    }
    this.#waiting = count < this.#waiting.length ? this.#waiting.slice(count) : null
  }

  #wait(events: readonly Shown[]): void {
    for (const shown of events) {
      this.#waiting?.push(shown)
      this.#waitingBytes += shown.message.length
    }
    if (this.#waiting !== null && this.#waiting.length > mostWaiting) this.client.close(4408)
    else this.client.bear()
  }

  #show(shown: Shown): void {
    if (this.#shown === null || shown.id <= this.#shown) return
    this.#shown = shown.id
    if (this.client.maySee(this.topic, shown.audience)) this.#outbox.push(shown[this.#form])
  }
}
