import { join } from 'node:path'
import { type ServiceName, type StatefulServiceName, serviceNames, services } from '@gym-it/contracts'
import { keepSecrets } from './secrets.ts'

export type Environment = Readonly<Record<string, string>>

/** `auth-service` → `AUTH`, as in `AUTH_SERVICE_URL` and `AUTH_DATABASE_URL`. */
const prefix = (name: ServiceName) => name.split('-')[0]?.toUpperCase() ?? ''

export const statefulNames = serviceNames.filter(
  (name): name is StatefulServiceName => services[name].database !== null,
)

/** The variable that points one service alone to another database. */
export const databaseVariable = (name: StatefulServiceName) => `${prefix(name)}_DATABASE_URL`

/** Variables whose value is empty count as not set, as `.env` files leave them. */
export function setVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''),
  )
}

/**
 * What all services share: the given environment, completed with addresses and, outside production, with secrets that
 * are made once. In production nothing is made up: a service without its secrets says so and does not start.
 */
export async function sharedEnvironment(
  given: NodeJS.ProcessEnv,
  dataDir: string,
  urls: Readonly<Record<ServiceName, string>>,
): Promise<Environment> {
  const { PORT: _port, HOST: _host, DATABASE_URL: _database, ...environment } = setVariables(given)
  const addresses = statefulNames.map(name => [`${prefix(name)}_SERVICE_URL`, urls[name]])
  const made = environment.ENV === 'production' ? {} : await keepSecrets(dataDir)
  return {
    // Each request's line would fill the disk of a machine that nobody looks after.
    LOG_LEVEL: 'warn',
    ADMIN_EMAIL: 'admin@gym.local',
    MAIL_DIR: join(dataDir, 'mail'),
    ...made,
    ...Object.fromEntries(addresses),
    ...environment,
  }
}
