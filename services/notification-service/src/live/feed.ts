import { type DomainEvent, type LiveLimits, userTopic } from '@gym-it/contracts'
import { type EventSource, followInMemory, type Service, StandstillError } from '@gym-it/service-kit'
import { asOfNow } from './as-of-now.ts'
import type { LiveClient } from './client.ts'
import { openMissedEvents } from './missed-events.ts'
import { openReplayWindow, type ReplayWindow } from './replay-window.ts'
import { openRounds } from './rounds.ts'
import { type Shown, showOn } from './shown.ts'
import { Subscription } from './subscription.ts'
import { type Topic, topicKeysOf } from './topics.ts'

const mostInWindow = 2_000
const mostBytesInWindow = 8_388_608

/** Carries the events of one producer to the clients of this process. */
export interface Feed {
  /** Follows the topic; `after` is the last event that the client has seen. Rejects when the log cannot be read. */
  subscribe(client: LiveClient, topic: Topic, after: number | undefined): Promise<void> | void
  unsubscribe(client: LiveClient, topicName: string): void
  leave(client: LiveClient): void
}

const ownTopicPrefix = userTopic(0).slice(0, -1)
const nameOf = (key: string) => (key.startsWith(ownTopicPrefix) ? 'user' : key)

/** What of a service the feed needs. */
type Host = Pick<Service, 'bus' | 'sql' | 'health' | 'whenMigrated' | 'onClose' | 'onTrouble'>

export function openFeed(service: Host, source: EventSource, limits: LiveLimits): Feed {
  const channels = new Map<string, { readonly topic: Topic; readonly followers: Set<Subscription> }>()
  const rounds = openRounds()
  const missedEvents = openMissedEvents(service.sql, source, limits, () => position)
  /** Null until the producer was reached: nobody knows its position before. */
  let window: ReplayWindow | null = null
  let position = 0
  /** What was asked for before that, and after which event. */
  const unbegun = new Map<Subscription, number | undefined>()

  const deliver = (event: DomainEvent) => {
    position = event.id
    for (const key of topicKeysOf(event)) {
      const shown = showOn(nameOf(key), event)
      window?.add(key, shown)
      const channel = channels.get(key)
      if (channel) rounds.tell(channel.followers, shown)
    }
  }

  service.whenMigrated(() => {
    const follower = followInMemory({
      bus: service.bus,
      source,
      start: async () => {
        position = await source.last()
        window = openReplayWindow(position, mostInWindow, mostBytesInWindow)
        for (const [subscription, after] of unbegun) beginLate(subscription, after)
        unbegun.clear()
        return { after: position }
      },
      handle: deliver,
      onError: service.onTrouble,
    })
    service.health.watch(follower)
    service.onClose(follower.stop)
  })

  const unsubscribe = (client: LiveClient, topicName: string) => {
    const subscription = client.subscriptions.get(topicName)
    if (!subscription) return
    client.subscriptions.delete(topicName)
    unbegun.delete(subscription)
    const { key } = subscription.topic
    const followers = channels.get(key)?.followers
    followers?.delete(subscription)
    if (followers?.size === 0) channels.delete(key)
  }

  /** What the topic showed after this id, or null when that is too much, or ahead of the log. */
  async function readMissed(topic: Topic, after: number, kept: ReplayWindow): Promise<readonly Shown[] | null> {
    const { events, upTo } = await missedEvents.read(topic, after)
    if (events.length > limits.replayedEvents) return null
    if (kept.floor > upTo) return readMissed(topic, after, kept)
    // What was told since the log was read, to those who followed then, is in the window.
    const last = events.at(-1)?.id ?? after
    return [...events, ...kept.since(topic.key, upTo).filter(({ id }) => id > last)]
  }

  const isUnbegun = (subscription: Subscription) => {
    const { client, topic, isBegun } = subscription
    // Meanwhile it may have been given up, or asked for anew.
    return !isBegun && client.subscriptions.get(topic.name) === subscription
  }

  /** More than a client may be kept waiting with: it would be sent away, and ask for the same again. */
  const isTooMuch = (missed: readonly Shown[]) =>
    missed.length > limits.replayedEvents ||
    missed.reduce((bytes, { message }) => bytes + message.length, 0) > limits.waitingBytes

  function beginAfter(subscription: Subscription, after: number, missed: readonly Shown[] | null): void {
    const told = missed === null || isTooMuch(missed) ? null : asOfNow(missed)
    if (told === null) subscription.client.send({ type: 'reset', topic: subscription.topic.name })
    subscription.begin(told === null ? position : after, told ?? [])
  }

  async function resume(subscription: Subscription, after: number, kept: ReplayWindow): Promise<void> {
    const { client, topic } = subscription
    try {
      const missed = await readMissed(topic, after, kept).catch(error => {
        // The database was put back to an earlier state since the client last saw it.
        if (error instanceof StandstillError) return null
        throw error
      })
      if (isUnbegun(subscription)) beginAfter(subscription, after, missed)
    } catch (error) {
      unsubscribe(client, topic.name)
      throw error
    }
  }

  function begin(subscription: Subscription, after: number | undefined): Promise<void> | void {
    if (window === null || !isUnbegun(subscription)) return
    if (after === undefined) return subscription.begin(position, [])
    const isInWindow = after >= window.floor && after <= position
    if (!isInWindow) return resume(subscription, after, window)
    beginAfter(subscription, after, window.since(subscription.topic.key, after))
  }

  const beginLate = (subscription: Subscription, after: number | undefined) =>
    void Promise.resolve(begin(subscription, after)).catch(() => subscription.client.close(1013))

  return {
    subscribe(client, topic, after) {
      const channel = channels.get(topic.key) ?? { topic, followers: new Set() }
      channels.set(topic.key, channel)
      const subscription = new Subscription(client, channel.topic)
      client.subscriptions.set(topic.name, subscription)
      channel.followers.add(subscription)
      if (window !== null) return begin(subscription, after)
      // Confirmed before the position is known, events would be lost.
      unbegun.set(subscription, after)
    },
    unsubscribe,
    leave(client) {
      for (const name of [...client.subscriptions.keys()]) unsubscribe(client, name)
    },
  }
}
