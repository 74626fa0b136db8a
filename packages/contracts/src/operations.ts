import * as auth from './auth.ts'
import * as matches from './matches.ts'
import * as notifications from './notifications.ts'
import type { Operation } from './operation.ts'
import * as participants from './participants.ts'
import type { StatefulServiceName } from './services.ts'
import * as tournaments from './tournaments.ts'
import * as users from './users.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'access' in value

/** Every operation of the system, found by its shape in the contract modules, so that none can be left off. */
export const operations: readonly Operation[] = [auth, users, tournaments, participants, matches, notifications]
  .flatMap(module => Object.values<unknown>(module))
  .filter(isOperation)

/** The operations that one service answers. */
export const operationsOf = (service: StatefulServiceName) => operations.filter(one => one.service === service)
