import { readEnvironment, statefulVariables } from '@gym-it/service-kit'

/** The configuration of tournament-service. @throws ConfigurationError naming every bad variable */
export const readConfig = (environment = process.env) => readEnvironment(statefulVariables, environment)

export type Config = ReturnType<typeof readConfig>
