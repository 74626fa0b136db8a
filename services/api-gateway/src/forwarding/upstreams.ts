import { type StatefulServiceName, serviceNames } from '@gym-it/contracts'
import type { FastifyBaseLogger } from 'fastify'
import { type Config, listed } from '../config.ts'
import { type Instances, openInstances } from './instances.ts'

export interface Upstreams {
  of(service: StatefulServiceName): Instances
  readonly names: readonly StatefulServiceName[]
  close(): Promise<void>
}

/** Opens the replicas of all four services. */
export function openUpstreams(config: Config, log: FastifyBaseLogger): Upstreams {
  const open = (service: StatefulServiceName, urls: string) =>
    openInstances(listed(urls), url => log.warn({ upstream: service, url }, 'cannot be reached'))
  const all: Readonly<Record<StatefulServiceName, Instances>> = {
    'auth-service': open('auth-service', config.AUTH_SERVICE_URL),
    'user-service': open('user-service', config.USER_SERVICE_URL),
    'tournament-service': open('tournament-service', config.TOURNAMENT_SERVICE_URL),
    'notification-service': open('notification-service', config.NOTIFICATION_SERVICE_URL),
  }
  return {
    of: service => all[service],
    names: serviceNames.filter(name => name !== 'api-gateway'),
    async close() {
      await Promise.all(Object.values(all).map(instances => instances.close()))
    },
  }
}
