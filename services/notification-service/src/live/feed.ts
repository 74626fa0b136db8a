import type { DomainEvent } from '@gym-it/contracts'
import { type EventSource, type Follower, followInMemory, type Service } from '@gym-it/service-kit'
import { eventFrame, type LiveClient } from './client.ts'
import { type Topic, topicKeysOf } from './topics.ts'

/** How many missed events a client may be given; further back it loads the state anew. */
const mostReplayed = 500

export interface Feed {
  subscribe(client: LiveClient, topic: Topic, after: number | undefined): Promise<void>
  unsubscribe(client: LiveClient, topicName: string): void
  leave(client: LiveClient): void
}

/** Carries events from their producers to the sockets of this process. */
export function createFeed(service: Service, tournamentServiceUrl: string): Feed {
  const sources: Record<Topic['producer'], EventSource> = {
    'tournament-service': service.eventsOf('tournament-service', tournamentServiceUrl),
    'notification-service': service.eventsOf('notification-service', ''),
  }
  const positions: Record<Topic['producer'], number> = { 'tournament-service': 0, 'notification-service': 0 }
  const waitingForBegin: Record<Topic['producer'], (() => void)[] | null> = {
    'tournament-service': [],
    'notification-service': [],
  }
  const followersOf = new Map<string, Set<LiveClient>>()

  const deliver = (producer: Topic['producer'], event: DomainEvent) => {
    positions[producer] = event.id
    for (const key of topicKeysOf(event)) {
      const name = key.startsWith('user:') ? 'user' : key
      const clients = followersOf.get(key)
      if (!clients) continue
      const frame = eventFrame(name, event)
      for (const client of clients) {
        const subscription = client.subscriptions.get(name)
        if (subscription) client.show(subscription, event, frame)
      }
    }
  }

  service.whenMigrated(() => {
    for (const producer of ['tournament-service', 'notification-service'] as const) {
      const follower: Follower = followInMemory({
        bus: service.bus,
        source: sources[producer],
        start: async () => {
          const after = await sources[producer].last()
          positions[producer] = after
          for (const begin of waitingForBegin[producer] ?? []) begin()
          waitingForBegin[producer] = null
          return { after }
        },
        handle: event => deliver(producer, event),
        onError: service.onTrouble,
      })
      service.onClose(follower.stop)
    }
  })

  const forget = (client: LiveClient, key: string) => {
    const clients = followersOf.get(key)
    clients?.delete(client)
    if (clients?.size === 0) followersOf.delete(key)
  }

  const unsubscribe = (client: LiveClient, topicName: string) => {
    const subscription = client.subscriptions.get(topicName)
    if (!subscription) return
    client.subscriptions.delete(topicName)
    forget(client, subscription.topic.key)
  }

  async function fill(client: LiveClient, topic: Topic, after: number | undefined): Promise<void> {
    const subscription = client.subscriptions.get(topic.name)
    // Meanwhile it may have been given up, or asked for twice.
    if (subscription?.shown !== null) return
    const showFromNow = () => client.catchUp(subscription, [], positions[topic.producer])
    if (after === undefined) return showFromNow()
    try {
      const source = sources[topic.producer]
      const which = topic.types ? { types: topic.types } : { topic: topic.key }
      const missed = await source.read({ after, ...which, limit: mostReplayed + 1 })
      // Ahead of the log: the database was put back to an earlier state since the client last saw it.
      const isAhead = after > positions[topic.producer] && after > (await source.last())
      if (!isAhead && missed.length <= mostReplayed) return client.catchUp(subscription, missed, after)
      client.send({ type: 'reset', topic: topic.name })
      showFromNow()
    } catch (error) {
      unsubscribe(client, topic.name)
      throw error
    }
  }

  return {
    async subscribe(client, topic, after) {
      client.subscribe(topic)
      followersOf.set(topic.key, (followersOf.get(topic.key) ?? new Set()).add(client))
      const waiting = waitingForBegin[topic.producer]
      if (waiting === null) return fill(client, topic, after)
      // Nobody knows the position of a producer that was not reached yet: confirmed too early, events would be lost.
      waiting.push(() => void fill(client, topic, after).catch(client.retryLater))
    },
    unsubscribe,
    leave(client) {
      for (const { topic } of client.subscriptions.values()) forget(client, topic.key)
      client.subscriptions.clear()
    },
  }
}
