import type { DomainEvent, EventType } from '@gym-it/contracts'
import { topicEvents, userTopic } from '@gym-it/contracts'

/** What a client may follow, as the feed knows it. */
export interface Topic {
  /** The name the client used, and sees in its frames. */
  readonly name: string
  /** The name events carry; differs for `user`, which is one's own. */
  readonly key: string
  readonly producer: 'tournament-service' | 'notification-service'
  /** Set where the topic gathers events of these types instead of those that carry its key. */
  readonly types?: readonly EventType[]
}

const tournamentEvents: readonly EventType[] = topicEvents.tournaments
const oneTournament = /^tournament:[1-9]\d{0,9}$/

/** The topic of that name for this client; null when there is none, `sign-in` when it needs a signed-in person. */
export function findTopic(name: string, userId: number | null): Topic | 'sign-in' | null {
  if (oneTournament.test(name)) return { name, key: name, producer: 'tournament-service' }
  switch (name) {
    case 'tournaments':
      return { name, key: name, producer: 'tournament-service', types: tournamentEvents }
    case 'system':
      return { name, key: name, producer: 'notification-service' }
    case 'user':
      return userId === null ? 'sign-in' : { name, key: userTopic(userId), producer: 'notification-service' }
    default:
      return null
  }
}

/** The keys of all topics that show an event. */
export function topicKeysOf(event: DomainEvent): string[] {
  const own = event.topic === null ? [] : [event.topic]
  return event.topic !== null && tournamentEvents.includes(event.type) ? [...own, 'tournaments'] : own
}
