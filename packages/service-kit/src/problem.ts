import { AppError, type ErrorCode, errorTable, type FieldError } from '@gym-it/contracts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway, isOvertaken, isTextNotStorable } from './database.ts'

const retryAfterSeconds = 2

/** One error as the body of problem+json (RFC 9457). */
export function problemBody(error: AppError, requestId: string) {
  const { status, title } = errorTable[error.code]
  const body = {
    type: `urn:gym-it:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(error.errors ? { errors: error.errors } : {}),
    request_id: requestId,
    ...error.extension,
  }
  return { status, body }
}

/** Sends one error as problem+json. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const { status, body } = problemBody(error, request.id)
  const wait = error.retryAfter ?? (status === 503 ? retryAfterSeconds : undefined)
  if (wait !== undefined) reply.header('retry-after', wait)
  return (
    reply
      .code(status)
      // Hooks do not run for requests that no route takes.
      .header('x-request-id', request.id)
      .header('x-content-type-options', 'nosniff')
      .type('application/problem+json')
      .send(body)
  )
}

/** What a rule asks for. Only what is picked here is told: other parameters of Ajv hold names that the caller sent. */
function asked({ limit, format, type }: Record<string, unknown>, expected: string | undefined): FieldError['params'] {
  const known = Object.entries({ limit, format, type, expected }).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'number' || typeof entry[1] === 'string',
  )
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

function fieldErrors(error: FastifyError): FieldError[] {
  return (error.validation ?? []).map(({ instancePath, message = 'is invalid', params, keyword, ...more }) => {
    const missing = keyword === 'required' ? `/${params.missingProperty}` : ''
    const unknown = keyword === 'additionalProperties' ? `/${params.additionalProperty}` : ''
    const choices = keyword === 'enum' ? `: ${(params.allowedValues as unknown[]).join(', ')}` : ''
    // Ajv names the schema in its verbose form only; a pattern means nothing to people, its description does.
    const { description } = (more as { parentSchema?: { description?: string } }).parentSchema ?? {}
    const expected = keyword === 'pattern' ? description : undefined
    const broken = expected ? `must be ${expected}` : `${message}${choices}`
    const rule = asked(params, expected)
    return {
      path: `${instancePath}${missing}${unknown}`.slice(1).replaceAll('/', '.'),
      message: unknown ? 'is not known here' : missing ? 'is required' : broken,
      keyword,
      ...(rule ? { params: rule } : {}),
    }
  })
}

const frameworkErrors: Record<string, { code: ErrorCode; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'BODY_TOO_LARGE', detail: 'The request is too large.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'MEDIA_TYPE_UNSUPPORTED',
    detail: 'Send JSON (Content-Type: application/json).',
  },
  FST_ERR_HANDLER_TIMEOUT: { code: 'UNAVAILABLE', detail: 'This takes too long at the moment. Try again shortly.' },
  FST_ERR_NOT_FOUND: { code: 'ROUTE_UNKNOWN', detail: 'There is nothing at this address.' },
}

/** Turns whatever was thrown into an error that may be shown; null when it is a fault of ours. */
export function presentable(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (isDatabaseAway(error)) {
    return new AppError(
      'UNAVAILABLE',
      'The database cannot be reached at the moment. Nothing was changed; try again shortly.',
    )
  }
  if (isTextNotStorable(error))
    return new AppError('INPUT_INVALID', 'The text contains a character that cannot be stored.')
  if (isOvertaken(error)) return new AppError('STATUS_CONFLICT', 'Somebody did this at the same moment. Look again.')
  const failure = error as FastifyError
  if (failure.validation) {
    const errors = fieldErrors(failure)
    const [first] = errors
    const where = first?.path || (failure.validationContext === 'body' ? 'The body' : failure.validationContext)
    return new AppError('INPUT_INVALID', `${where} ${first?.message}.`, { errors })
  }
  const known = frameworkErrors[failure.code]
  if (known) return new AppError(known.code, known.detail)
  if (typeof failure.statusCode === 'number' && failure.statusCode >= 400 && failure.statusCode < 500) {
    return new AppError('BODY_MALFORMED', 'The request could not be read.')
  }
  return null
}

/** Answers every error of the app in one way; faults of ours are logged and say nothing to the client. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const shown = presentable(error)
    if (shown === null) request.log.error({ err: error }, 'unexpected error')
    else if (shown.status >= 500) request.log.warn({ err: error }, 'dependency away')
    return sendProblem(
      request,
      reply,
      shown ?? new AppError('INTERNAL', 'Something went wrong on our side. Try again.'),
    )
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new AppError('ROUTE_UNKNOWN', 'There is nothing at this address.')),
  )
}
