import type { ServiceHealth } from '@gym-it/contracts'
import { Gauge, type Registry } from 'prom-client'

/** Shows a service's health to Prometheus; the answer takes over each look. What is not known is not shown. */
export function healthGauges(registry: Registry): (health: ServiceHealth) => void {
  const gauge = <const L extends string>(name: string, help: string, ...labelNames: readonly L[]) =>
    new Gauge({ name: `gym_it_${name}`, help, labelNames, registers: [registry] })
  const databaseUp = gauge('database_up', '1 while the database answers')
  const databaseLatency = gauge('database_latency_seconds', 'How long a small query takes')
  const migrationsWaiting = gauge('database_migrations_waiting', 'Migrations that have not run')
  const busUp = gauge('bus_up', '1 while the bus is connected; without it events are late by two seconds at most')
  const eventsBehind = gauge('follower_events_behind', 'Events that were not handled yet', 'follower', 'source')
  const secondsBehind = gauge('follower_seconds_behind', 'Age of the oldest such event', 'follower', 'source')
  const waiting = gauge('outbox_waiting', 'What is to be sent, now or at its time', 'outbox')
  const overdue = gauge('outbox_overdue_seconds', 'For how long the oldest could have been sent', 'outbox')
  const givenUp = gauge('outbox_given_up', 'What could not be sent: webhooks all, others of the last day', 'outbox')

  return ({ database, bus, followers, outboxes }) => {
    for (const one of [databaseLatency, migrationsWaiting, eventsBehind, secondsBehind, waiting, overdue, givenUp]) {
      one.reset()
    }
    databaseUp.set(Number(database.is_reachable))
    if (database.latency_ms === null) databaseLatency.remove()
    else databaseLatency.set(database.latency_ms / 1000)
    if (database.migrations_waiting === null) migrationsWaiting.remove()
    else migrationsWaiting.set(database.migrations_waiting)
    busUp.set(Number(bus.is_connected))
    for (const { name: follower, source, events_behind, seconds_behind } of followers) {
      if (events_behind !== null) eventsBehind.set({ follower, source }, events_behind)
      if (seconds_behind !== null) secondsBehind.set({ follower, source }, seconds_behind)
    }
    for (const { name: outbox, ...counts } of outboxes) {
      waiting.set({ outbox }, counts.waiting)
      overdue.set({ outbox }, counts.overdue_seconds)
      givenUp.set({ outbox }, counts.given_up)
    }
  }
}
