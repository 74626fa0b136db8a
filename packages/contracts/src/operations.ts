import * as audit from './audit.ts'
import * as auth from './auth.ts'
import * as draws from './draws.ts'
import * as health from './health.ts'
import * as history from './history.ts'
import * as matchCalls from './match-calls.ts'
import * as matches from './matches.ts'
import * as notifications from './notifications.ts'
import type { Operation } from './operation.ts'
import * as participants from './participants.ts'
import * as passwords from './passwords.ts'
import * as preferences from './preferences.ts'
import * as ratings from './ratings.ts'
import * as registration from './registration.ts'
import * as rounds from './rounds.ts'
import * as secondFactor from './second-factor.ts'
import type { ServiceName } from './services.ts'
import * as sessions from './sessions.ts'
import * as tournaments from './tournaments.ts'
import * as users from './users.ts'
import * as webhooks from './webhooks.ts'
import * as withdrawals from './withdrawals.ts'
import * as workouts from './workouts.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'access' in value

/** Every operation of the system, found by its shape in the contract modules, so that none can be left off. */
export const operations: readonly Operation[] = [
  auth,
  sessions,
  secondFactor,
  passwords,
  registration,
  users,
  tournaments,
  participants,
  draws,
  matches,
  matchCalls,
  withdrawals,
  rounds,
  workouts,
  ratings,
  history,
  notifications,
  preferences,
  webhooks,
  audit,
  health,
]
  .flatMap(module => Object.values<unknown>(module))
  .filter(isOperation)

/** The operations that one service answers. */
export const operationsOf = (service: ServiceName) => operations.filter(one => one.service === service)
