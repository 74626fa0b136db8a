import { runServiceProgram } from './service-program.ts'

/** A program: compares what the services of `npm start` hold of people; docs/operations.md tells of it. */
await runServiceProgram('user-service', 'reconcile/main.ts')
