export { badTokens, plausible } from './bad-tokens.ts'
export {
  type Answer,
  type Ask,
  askOf,
  type CallOptions,
  call,
  type Exchanged,
  problemOf,
  refusal,
  send,
  type Target,
} from './call.ts'
export { type Cleanup, inReverse } from './cleanup.ts'
export { type TestConfig, testConfig } from './config.ts'
export { type Cuttable, openCuttable } from './cuttable.ts'
export { createTestDatabase, type TestDatabase } from './database.ts'
export { assertDescribed } from './described-events.ts'
export { type Existing, testHostileInput } from './hostile-input.ts'
export { knownPerson, personDeleted, personTold } from './known-person.ts'
export { listen } from './listen.ts'
export { type EventFrame, type LiveSocket, openLiveSocket } from './live-socket.ts'
export { type MailServer, type ReceivedMail, startMailServer } from './mail-server.ts'
export { type Neighbour, startNeighbour } from './neighbour.ts'
export { testRefusals } from './refusals.ts'
export { assertShape, sampleOf } from './shape.ts'
export { type CreateApp, type Standing, standService } from './standing.ts'
export { serviceToken, signedIn, type TestActor } from './tokens.ts'
export { until } from './until.ts'
