import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { ServiceHealth, ServiceName } from '@gym-it/contracts'

// All packages of the system have one version.
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
const startedAt = new Date(Date.now() - performance.now()).toISOString()

/** What runs here, and since when. */
export const running = (
  service: ServiceName,
): Pick<ServiceHealth, 'service' | 'version' | 'node_version' | 'host' | 'started_at'> => ({
  ...{ service, version, node_version: process.version, host: hostname(), started_at: startedAt },
})
