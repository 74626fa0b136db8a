import type { ServiceConfig } from '../service.ts'

/** What every stateful service of the tests can be configured with. */
export interface TestConfig extends ServiceConfig {
  readonly ENV: 'development' | 'production'
  readonly HOST: string
  readonly LOG_LEVEL: 'silent' | 'warn'
  readonly TOURNAMENT_SERVICE_URL: string
  readonly NOTIFICATION_SERVICE_URL: string
  readonly ADMIN_EMAIL: string
  readonly ADMIN_PASSWORD: string
  readonly ADMIN_NAME: string
}

/** Nobody listens on the discard port: a neighbour that is away. */
const nobody = 'http://127.0.0.1:9'

/** A configuration that suits every stateful service, with all neighbours away unless they are given. */
export const testConfig = (DATABASE_URL: string, given: Partial<TestConfig> = {}): TestConfig => ({
  ENV: 'development',
  HOST: '127.0.0.1',
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ? 'warn' : 'silent',
  SECRET_KEY: 'a-secret-of-the-tests-for-services',
  JWT_SECRET_KEY: 'a-secret-of-the-tests-for-people',
  JWT_ACCESS_TOKEN_EXPIRES: 900,
  AUTH_SERVICE_URL: nobody,
  USER_SERVICE_URL: nobody,
  TOURNAMENT_SERVICE_URL: nobody,
  NOTIFICATION_SERVICE_URL: nobody,
  TRUSTED_PROXIES: 'loopback',
  ADMIN_EMAIL: 'root@gym.test',
  ADMIN_PASSWORD: 'a password of the tests',
  ADMIN_NAME: 'Root',
  DATABASE_URL,
  ...given,
})
