import type { DomainEvent, EventAudience, ServerFrame } from '@gym-it/contracts'
import { textMessage } from './frames.ts'

/** Encoded once, the same for everyone who may see it: for sockets, and for streams of server-sent events. */
interface Encoded {
  readonly message: Buffer
  readonly streamed: Buffer
}

/** How a client is shown events. */
export type Form = keyof Encoded

/** An event as one topic shows it. */
export interface Shown extends Encoded {
  readonly id: number
  readonly audience: EventAudience
  /** The topic it belongs to, which may show less than this one. */
  readonly about: string | null
  /** Whether that topic's thing is gone with it. */
  readonly isEnd: boolean
}

/** What has happened on one topic since its followers were last told: at least one event, in order. */
export interface News extends Encoded {
  readonly events: readonly Shown[]
  readonly first: number
  readonly last: number
  /** Whether nobody has to be asked who they are. */
  readonly isPublic: boolean
}

/** The events as one piece. */
export function newsOf(events: readonly Shown[]): News {
  const joined = (form: Form) => {
    const [only, ...more] = events.map(shown => shown[form])
    return only && more.length === 0 ? only : Buffer.concat([only ?? Buffer.of(), ...more])
  }
  let streamed: Buffer | undefined
  return {
    events,
    first: events[0]?.id ?? 0,
    last: events.at(-1)?.id ?? 0,
    isPublic: events.every(({ audience }) => audience === 'public'),
    message: joined('message'),
    get streamed() {
      streamed ??= joined('streamed')
      return streamed
    },
  }
}

/** The event as the topic of that name shows it. */
export function showOn(topic: string, { id, audience, type, topic: about, data, at }: DomainEvent): Shown {
  const text = JSON.stringify({ type: 'event', topic, seq: id, event: type, data, at } satisfies ServerFrame)
  let streamed: Buffer | undefined
  return {
    ...{ id, audience, about, isEnd: type === 'tournament.deleted' },
    message: textMessage(text),
    get streamed() {
      streamed ??= Buffer.from(`id: ${id}\nevent: ${type}\ndata: ${text}\n\n`)
      return streamed
    },
  }
}
