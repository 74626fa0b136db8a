import type { ErrorCode, FieldError, SecondStep } from '@gym-it/contracts'

/** `OFFLINE`: no answer came at all. Everything else is the API's own code. */
export type ProblemCode = ErrorCode | 'OFFLINE'

interface ProblemDetails {
  readonly errors?: readonly FieldError[]
  readonly secondStep?: SecondStep | undefined
  readonly retryAfter?: number | undefined
}

/** A refused call: `detail` is one plain sentence that can be shown as it is. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
  readonly errors: readonly FieldError[]
  /** What signing in needs besides the password. */
  readonly secondStep: SecondStep | undefined
  /** The seconds to wait before asking again, where the server says it. */
  readonly retryAfter: number | undefined

  constructor(
    status: number,
    code: ProblemCode,
    detail: string,
    { errors = [], secondStep, retryAfter }: ProblemDetails = {},
  ) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.detail = detail
    this.errors = errors
    this.secondStep = secondStep
    this.retryAfter = retryAfter
  }
}

/** When no answer came: a broken connection or a stopped server. */
export const offlineProblem = () =>
  new ApiProblem(0, 'OFFLINE', 'The server cannot be reached. Check your connection and try again.')

/** The extension members of a refused login. */
const secondStepIn = ({ challenge, methods, passkey, totp }: Partial<SecondStep>): SecondStep | undefined =>
  challenge === undefined || methods === undefined
    ? undefined
    : { challenge, methods, ...(passkey ? { passkey } : {}), ...(totp ? { totp } : {}) }

/** `Retry-After` in seconds; its other form, a date, is not used by this API. */
function secondsIn(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined
}

/** Reads problem+json, and makes a plain sentence of anything else (a proxy's page, an empty body). */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<ApiProblem & SecondStep>
  const { code, detail, errors } = problem
  const fallback = response.status >= 500 ? 'UNAVAILABLE' : 'INPUT_INVALID'
  return new ApiProblem(
    response.status,
    code ?? fallback,
    detail ?? `The server answered ${response.status}. Try again in a moment.`,
    {
      errors: errors ?? [],
      secondStep: secondStepIn(problem),
      retryAfter: secondsIn(response.headers.get('retry-after')),
    },
  )
}
