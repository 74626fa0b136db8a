import { Ajv } from 'ajv'
import { type Static, type TObject, type TProperties, Type } from 'typebox'

/** Thrown when the environment cannot be used; the message names every bad variable and says what it must be. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Variables that every service reads. A service adds its own and passes all of them to `readEnvironment`. */
export const commonVariables = {
  ENV: Type.Enum(['development', 'production'], { default: 'development' }),
  HOST: Type.String({ default: '127.0.0.1', description: 'The address to listen on' }),
  PORT: Type.Optional(Type.Integer({ minimum: 0, maximum: 65535 })),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info' }),
  SECRET_KEY: Type.String({ minLength: 1, description: 'Signs calls between services' }),
  REDIS_URL: Type.Optional(Type.String({ pattern: '^rediss?://' })),
}

/** Variables of a service that keeps data and checks people's tokens. */
export const statefulVariables = {
  ...commonVariables,
  DATABASE_URL: Type.String({ pattern: '^postgres(ql)?://', description: 'This service’s PostgreSQL database' }),
  JWT_SECRET_KEY: Type.String({ minLength: 1, description: 'Signs access tokens' }),
  JWT_VERIFY_KEYS: Type.Optional(
    Type.String({ description: 'Further keys whose access tokens are accepted, by commas: the next one, former ones' }),
  ),
  JWT_ACCESS_TOKEN_EXPIRES: Type.Integer({ minimum: 1, maximum: 86_400, default: 900, description: 'Seconds' }),
  AUTH_SERVICE_URL: Type.String({ default: 'http://127.0.0.1:8001' }),
  USER_SERVICE_URL: Type.String({ default: 'http://127.0.0.1:8002' }),
  TRUSTED_PROXIES: Type.String({
    default: 'loopback',
    description: 'Where the gateway stands: networks from which X-Forwarded-For is believed',
  }),
}

const smallestSecret = 32
const knownSecrets = /^(change[-_ ]?me|secret|default|jwt-secret-key|dev|test|password|your[-_ ])|-service-secret$/i

/** The keys of a list such as `JWT_VERIFY_KEYS`. */
export const keysOf = (list = ''): readonly string[] =>
  list
    .split(',')
    .map(key => key.trim())
    .filter(key => key !== '')

const isWeak = (secret: string) => secret.length < smallestSecret || knownSecrets.test(secret)

function weakSecrets(environment: Record<string, unknown>): string[] {
  if (environment.ENV !== 'production') return []
  const valuesOf = (name: string) => {
    const value = environment[name]
    if (typeof value !== 'string') return []
    return name === 'JWT_VERIFY_KEYS' ? keysOf(value) : [value]
  }
  return ['SECRET_KEY', 'JWT_SECRET_KEY', 'JWT_VERIFY_KEYS']
    .filter(name => valuesOf(name).some(isWeak))
    .map(name => `${name} must be a random secret of at least ${smallestSecret} characters in production`)
}

/**
 * Reads and checks the environment once. Numbers and booleans are converted, defaults filled in, unknown variables left out.
 * @throws ConfigurationError naming every variable that is missing or wrong; values are never repeated.
 */
export function readEnvironment<T extends TProperties>(
  properties: T,
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Static<TObject<T>>> {
  const given = Object.keys(properties).filter(name => (environment[name] ?? '') !== '')
  const values: Record<string, unknown> = Object.fromEntries(given.map(name => [name, environment[name]]))
  const validate = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true, validateSchema: false }).compile(
    Type.Object(properties),
  )
  const isValid = validate(values)
  const invalid = (isValid ? [] : (validate.errors ?? [])).map(error =>
    error.keyword === 'required'
      ? `${error.params.missingProperty} is missing`
      : `${error.instancePath.slice(1)} ${error.message}`,
  )
  const problems = [...invalid, ...weakSecrets(values)]
  if (problems.length > 0) {
    const mend = values.ENV === 'production' ? '' : ', or run `npm start`, which needs none'
    throw new ConfigurationError(`The configuration cannot be used: ${problems.join('; ')}. See .env.example${mend}.`)
  }
  return Object.freeze(values) as Readonly<Static<TObject<T>>>
}
