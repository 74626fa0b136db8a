import { ConfigurationError, readEnvironment, statefulVariables } from '@gym-it/service-kit'
import { Type } from 'typebox'

const variables = {
  ...statefulVariables,
  ADMIN_EMAIL: Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 254 }),
  ADMIN_PASSWORD: Type.String({ minLength: 1, maxLength: 256 }),
  ADMIN_NAME: Type.String({ default: 'Administrator', maxLength: 200 }),
}

/** True for a password that somebody could guess. */
export const isWeakPassword = (password: string) =>
  /^(.{0,11}|(admin|password|changeme|change-me|gym).{0,8})$/i.test(password)

/** The configuration of auth-service. @throws ConfigurationError naming every bad variable */
export function readConfig(environment = process.env) {
  const config = readEnvironment(variables, environment)
  if (config.ENV === 'production' && isWeakPassword(config.ADMIN_PASSWORD)) {
    throw new ConfigurationError(
      'The configuration cannot be used: ADMIN_PASSWORD must be at least 12 characters long and hard to guess in production.',
    )
  }
  return config
}

export type Config = ReturnType<typeof readConfig>
