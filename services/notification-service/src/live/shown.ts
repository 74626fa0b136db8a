import type { DomainEvent, EventAudience, ServerFrame } from '@gym-it/contracts'
import { textMessage } from './frames.ts'

/** An event as one topic shows it: encoded once, the same for everyone who may see it. */
export interface Shown {
  readonly id: number
  readonly audience: EventAudience
  /** For sockets. */
  readonly message: Buffer
  /** For streams of server-sent events. */
  readonly streamed: Buffer
}

/** The event as the topic of that name shows it. */
export function showOn(topic: string, { id, audience, type, data, at }: DomainEvent): Shown {
  const text = JSON.stringify({ type: 'event', topic, seq: id, event: type, data, at } satisfies ServerFrame)
  let streamed: Buffer | undefined
  return {
    id,
    audience,
    message: textMessage(text),
    get streamed() {
      streamed ??= Buffer.from(`id: ${id}\nevent: ${type}\ndata: ${text}\n\n`)
      return streamed
    },
  }
}
