import type { ErrorCode, FieldError, SecondStep } from '@gym-it/contracts'

/** `OFFLINE`: no answer came at all. Everything else is the API's own code. */
export type ProblemCode = ErrorCode | 'OFFLINE'

/** A refused call: `detail` is one plain sentence that can be shown as it is. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
  readonly errors: readonly FieldError[]
  /** What signing in needs besides the password. */
  readonly secondStep: SecondStep | undefined

  constructor(
    status: number,
    code: ProblemCode,
    detail: string,
    { errors = [], secondStep }: { errors?: readonly FieldError[]; secondStep?: SecondStep | undefined } = {},
  ) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.detail = detail
    this.errors = errors
    this.secondStep = secondStep
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
    { errors: errors ?? [], secondStep: secondStepIn(problem) },
  )
}

/** The sentence to show for anything that was thrown. */
export function detailOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.detail
  return 'Something went wrong on this page. Reload it and try again.'
}
