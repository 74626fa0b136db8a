import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ServiceName, serviceNames } from '@gym-it/contracts'
import { portVariable } from '../../packages/local-stack/src/ports.ts'
import { databaseVariable, statefulNames } from '../../packages/local-stack/src/service-environment.ts'
import { readMatching, root } from './source-files.ts'

/** Reads a service's configuration from an environment; throws, naming the variables, when it cannot be used. */
export type ReadConfig = (environment: NodeJS.ProcessEnv) => unknown

export async function readConfigOf(service: ServiceName): Promise<ReadConfig> {
  const { href } = pathToFileURL(join(root, 'services', service, 'src', 'config.ts'))
  // Each service's config.ts exports it; the address is made of the service's name.
  const { readConfig } = (await import(href)) as { readConfig: ReadConfig }
  return readConfig
}

/** The variables that a service looks for: it is given an empty environment and watched. */
export function variablesOf(readConfig: ReadConfig): ReadonlySet<string> {
  const asked = new Set<string>()
  const watched = new Proxy<NodeJS.ProcessEnv>(
    {},
    {
      get(_target, name) {
        if (typeof name === 'string') asked.add(name)
        return undefined
      },
    },
  )
  try {
    readConfig(watched)
  } catch {
    // Nothing was given, so it cannot be content.
  }
  return asked
}

/** Reads of the environment by name; Node's own variables are not ours to explain. */
const read = /\b(?:process\.env|environment|given)\.((?!NODE_)[A-Z][A-Z0-9_]*)\b/g
const interpolated = /\$\{([A-Z][A-Z0-9_]*)/g

const namesIn = (pattern: string, expression: RegExp) =>
  readMatching(pattern).flatMap(({ text }) => [...text.matchAll(expression)].map(([, name = '']) => name))

/** All variables that an operator may set: those of the services, of `npm start` and of the compose file. */
export async function allVariables(): Promise<ReadonlySet<string>> {
  const services = await Promise.all(serviceNames.map(async name => [...variablesOf(await readConfigOf(name))]))
  const stack = namesIn('packages/local-stack/src/**/*.ts', read)
  const compose = namesIn('docker-compose.microservices.yml', interpolated)
  return new Set([
    ...services.flat(),
    ...stack,
    ...compose,
    ...serviceNames.map(portVariable),
    ...statefulNames.map(databaseVariable),
  ])
}
