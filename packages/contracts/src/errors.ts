import { type Static, Type } from 'typebox'
import { SecondStep } from './second-step.ts'

/** Every error a client can meet: its status and its title. A code that is retired stays listed and is never reused. */
export const errorTable = {
  INPUT_INVALID: { status: 400, title: 'Invalid input' },
  BODY_MALFORMED: { status: 400, title: 'Malformed body' },
  CHALLENGE_INVALID: { status: 400, title: 'Too late, or used already' },
  LINK_INVALID: { status: 400, title: 'Link not valid' },
  PARTICIPANTS_TOO_FEW: { status: 400, title: 'Too few participants' },
  WINNER_INVALID: { status: 400, title: 'Invalid winner' },
  CREDENTIALS_WRONG: { status: 401, title: 'Wrong e-mail or password' },
  TOKEN_MISSING: { status: 401, title: 'Not signed in' },
  TOKEN_INVALID: { status: 401, title: 'Sign in again' },
  SECOND_FACTOR_REQUIRED: { status: 401, title: 'Second step needed' },
  SECOND_FACTOR_MISSING: { status: 401, title: 'Second factor to be set up' },
  ACCOUNT_BANNED: { status: 403, title: 'Account banned' },
  ACCOUNT_NOT_APPROVED: { status: 403, title: 'Account not approved yet' },
  ROLE_REQUIRED: { status: 403, title: 'Not allowed' },
  ROOT_ADMIN_PROTECTED: { status: 403, title: 'Root administrator is protected' },
  OWN_ACCOUNT: { status: 403, title: 'Not on one’s own account' },
  SIGN_IN_OLD: { status: 403, title: 'Sign in again first' },
  SECOND_FACTOR_WRONG: { status: 403, title: 'Second factor not right' },
  SECOND_FACTOR_LAST: { status: 403, title: 'Second factor needed' },
  PASSWORD_WRONG: { status: 403, title: 'Wrong password' },
  INVITATION_REQUIRED: { status: 403, title: 'Invitation needed' },
  INVITATION_INVALID: { status: 403, title: 'Invitation not valid' },
  ROUTE_UNKNOWN: { status: 404, title: 'Not found' },
  USER_UNKNOWN: { status: 404, title: 'User not found' },
  SECOND_FACTOR_UNKNOWN: { status: 404, title: 'Second factor not found' },
  SESSION_UNKNOWN: { status: 404, title: 'Sign-in not found' },
  INVITATION_UNKNOWN: { status: 404, title: 'Invitation not found' },
  AVATAR_UNKNOWN: { status: 404, title: 'No picture' },
  TOURNAMENT_UNKNOWN: { status: 404, title: 'Tournament not found' },
  PARTICIPANT_UNKNOWN: { status: 404, title: 'Participant not found' },
  WORKOUT_UNKNOWN: { status: 404, title: 'Workout not found' },
  MATCH_UNKNOWN: { status: 404, title: 'Match not found' },
  NOTIFICATION_UNKNOWN: { status: 404, title: 'Notification not found' },
  WEBHOOK_UNKNOWN: { status: 404, title: 'Webhook not found' },
  EMAIL_TAKEN: { status: 409, title: 'E-mail already registered' },
  PARTICIPANT_TWICE: { status: 409, title: 'Already registered' },
  REGISTRATION_CLOSED: { status: 409, title: 'Registration closed' },
  TOURNAMENT_FULL: { status: 409, title: 'Tournament full' },
  TOURNAMENT_STARTED: { status: 409, title: 'Tournament already started' },
  TOURNAMENT_NOT_ACTIVE: { status: 409, title: 'Tournament is not running' },
  TOURNAMENT_PAUSED: { status: 409, title: 'Tournament paused' },
  PASSKEY_UNAVAILABLE: { status: 409, title: 'No passkeys at this address' },
  STATUS_CONFLICT: { status: 409, title: 'Conflicts with the current state' },
  MATCH_NOT_READY: { status: 409, title: 'Match not ready' },
  MATCH_DECIDED: { status: 409, title: 'Match already decided' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, title: 'Idempotency key reused' },
  VERSION_STALE: { status: 412, title: 'Changed in the meantime' },
  BODY_TOO_LARGE: { status: 413, title: 'Body too large' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, title: 'Unsupported media type' },
  RULE_FORBIDS: { status: 422, title: 'Against the rules of the format' },
  RATE_LIMITED: { status: 429, title: 'Too many requests' },
  INTERNAL: { status: 500, title: 'Internal error' },
  UNAVAILABLE: { status: 503, title: 'Temporarily unavailable' },
} as const satisfies Record<string, { status: number; title: string }>

export type ErrorCode = keyof typeof errorTable

/** What is wrong with one field: an English sentence, and for clients that say it in their own words the broken rule. */
const FieldError = Type.Object({
  path: Type.String(),
  message: Type.String(),
  keyword: Type.Optional(Type.String({ description: 'The rule of the schema that is broken: minLength' })),
  params: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()]), {
      description: 'What the rule asks for, never what was sent: {"limit": 8}',
    }),
  ),
})
export type FieldError = Static<typeof FieldError>

/** What rules throw; the kit turns it into problem+json. `detail` is one plain sentence for the person at the screen. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[] | undefined
  readonly retryAfter: number | undefined
  /** What the answer holds besides the problem: its extension members (RFC 9457, 3.2). */
  readonly extension: SecondStep | undefined

  constructor(
    code: ErrorCode,
    detail: string,
    more: { errors?: readonly FieldError[]; retryAfter?: number; extension?: SecondStep } = {},
  ) {
    super(detail)
    this.name = 'AppError'
    this.code = code
    this.errors = more.errors
    this.retryAfter = more.retryAfter
    this.extension = more.extension
  }

  get status(): number {
    return errorTable[this.code].status
  }
}

/** RFC 9457, with `detail` kept from the earlier system. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.Enum(Object.keys(errorTable) as ErrorCode[]),
    errors: Type.Optional(Type.Array(FieldError)),
    request_id: Type.String(),
    ...Type.Partial(SecondStep).properties,
  },
  { title: 'Problem' },
)
