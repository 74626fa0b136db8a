import { ApiProblem, type ProblemCode } from '@gym-it/client'
import type { Operation } from '@gym-it/contracts'

/** What of an operation is needed to send it; its schemas are no data that could be kept. */
export type SentOperation = Pick<Operation, 'id' | 'service' | 'method' | 'path' | 'access' | 'success'>

/** Why the server did not take it. */
export interface Refusal {
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
}

/** The refusal as it came. */
export const problemOf = ({ status, code, detail }: Refusal) => new ApiProblem(status, code, detail)

/** A write on its way: kept in this browser from before it is sent until the server has answered. */
export interface WaitingWrite {
  /** The Idempotency-Key that it was born with: however often it is sent, it counts once. */
  readonly key: string
  /** Who made it; nobody else's sign-in sends it. */
  readonly userId: number
  readonly madeAt: number
  /** What it does, in words, and the page where it was made. */
  readonly words: string
  readonly page: string
  readonly operation: SentOperation
  /** Its params, body and query. */
  readonly input: Readonly<Record<string, unknown>>
  /** The version that it was made from. */
  readonly version?: number
  readonly refusal?: Refusal
}

/** The services know a key again for a day; later the same write could count twice. */
export const longestWaitMs = 20 * 3_600_000

/** Said by this page, without asking the server. */
export const tooOld: Refusal = {
  status: 0,
  code: 'OFFLINE',
  detail: /*i18n*/ 'It waited for most of a day. Look at what stands now before you send it again.',
}
