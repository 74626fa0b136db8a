export { type Calls, type CallsOptions, createCalls, newIdempotencyKey, type Sending } from './calls.ts'
export {
  createLiveClient,
  type LiveClient,
  type LiveEvent,
  type LiveOptions,
  type LiveState,
  type LiveStatus,
  type TopicListener,
} from './live-client.ts'
export { type Observed, observe } from './observed.ts'
export { fillPath, queryString } from './paths.ts'
export { ApiProblem, offlineProblem, type ProblemCode, readProblem } from './problem.ts'
export { type Credentials, type InputOf, requestAt } from './requests.ts'
