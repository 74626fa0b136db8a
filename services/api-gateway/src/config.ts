import { fileURLToPath } from 'node:url'
import { commonVariables, readEnvironment } from '@gym-it/service-kit'
import { type TString, Type } from 'typebox'

const { ENV, HOST, PORT, LOG_LEVEL, REDIS_URL } = commonVariables
const address = 'https?://[^\\s,/]+/?'
const addresses = (port: number): TString =>
  Type.String({
    pattern: `^\\s*${address}(\\s*,\\s*${address})*\\s*$`,
    default: `http://127.0.0.1:${port}`,
    description: 'One address or several, separated by commas',
  })

// The gateway signs and checks nothing, so it is not given the secrets.
const variables = {
  ENV,
  HOST,
  PORT,
  LOG_LEVEL,
  REDIS_URL,
  AUTH_SERVICE_URL: addresses(8001),
  USER_SERVICE_URL: addresses(8002),
  TOURNAMENT_SERVICE_URL: addresses(8003),
  NOTIFICATION_SERVICE_URL: addresses(8004),
  CORS_ORIGINS: Type.String({
    pattern: '^\\s*(\\*|https?://[^\\s,/]+(\\s*,\\s*https?://[^\\s,/]+)*)\\s*$|^$',
    default: '',
    description: 'Origins of pages elsewhere that may call the API, separated by commas; * for any, without cookies',
  }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({ minimum: 0, default: 3000, description: 'Per client address; 0 is no limit' }),
  METRICS_PORT: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 65535, description: 'The port that measurements are shown on, and no other' }),
  ),
  PUBLIC_URL: Type.Optional(
    Type.String({ pattern: '^https?://[^\\s#?]+$', description: 'Where others open the pages of who is at localhost' }),
  ),
  TRUST_PROXY: Type.Integer({ minimum: 0, maximum: 10, default: 0, description: 'How many proxies stand before it' }),
  WEB_DIST: Type.String({
    default: fileURLToPath(new URL('../../../web/dist', import.meta.url)),
    description: 'The folder of the built web UI',
  }),
}

/** The parts of a comma-separated list. */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

/** The configuration of api-gateway. @throws ConfigurationError naming every bad variable */
export const readConfig = (environment = process.env) => readEnvironment(variables, environment)

export type Config = ReturnType<typeof readConfig>
