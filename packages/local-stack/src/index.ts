export { freePort } from './ports.ts'
export { type Postgres, type PostgresOptions, startPostgres } from './postgres/start-postgres.ts'
export { type Stack, type StackOptions, startStack } from './stack.ts'
export { StartError } from './start-error.ts'
