import { readEnvironment, statefulVariables } from '@gym-it/service-kit'
import { Type } from 'typebox'

const variables = {
  ...statefulVariables,
  TOURNAMENT_SERVICE_URL: Type.String({ default: 'http://127.0.0.1:8003' }),
  NOTIFICATION_SERVICE_URL: Type.String({ default: 'http://127.0.0.1:8004' }),
}

/** The configuration of user-service. @throws ConfigurationError naming every bad variable */
export const readConfig = (environment = process.env) => readEnvironment(variables, environment)

export type Config = ReturnType<typeof readConfig>
