import type { DomainEvent } from '@gym-it/contracts'
import type { Shown } from './watcher.ts'

type Frame = Parameters<Shown['keep']>[0]

/** The frames of all sockets, to be compared with one another and with the log; each is kept once. */
export interface ShownEvents extends Shown {
  /** Frames in all. */
  readonly frames: number
  /** Events of which two sockets were shown something different, by topic and `seq`. */
  readonly contradictions: ReadonlySet<string>
  /** Whether a topic showed the event, and not as the log has it. */
  differsFrom(event: DomainEvent, topic: string): boolean
}

export function keepShownEvents(): ShownEvents {
  const texts = new Map<string, string>()
  const contradictions = new Set<string>()
  let frames = 0
  const keyOf = (topic: string, seq: number) => `${topic} ${seq}`
  const textOf = ({ event, data, at }: Pick<Frame, 'event' | 'data' | 'at'>) => JSON.stringify([event, at, data])
  return {
    get frames() {
      return frames
    },
    contradictions,
    keep(frame, topic) {
      frames += 1
      const key = keyOf(topic, frame.seq)
      const text = textOf(frame)
      const earlier = texts.get(key)
      if (earlier === undefined) texts.set(key, text)
      else if (earlier !== text) contradictions.add(key)
    },
    differsFrom({ id, type, data, at }, topic) {
      const text = texts.get(keyOf(topic, id))
      return text !== undefined && text !== textOf({ event: type, data, at })
    },
  }
}
