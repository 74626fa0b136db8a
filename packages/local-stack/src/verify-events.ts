import { runServiceProgram } from './service-program.ts'

/** A program: verifies the logs of the services of `npm start`; docs/operations.md tells of it. */
await runServiceProgram('notification-service', 'audit/verify/main.ts')
