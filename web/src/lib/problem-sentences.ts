import type { ApiProblem, ProblemCode } from '@gym-it/client'
import { fieldSentence } from './field-sentences.ts'
import { i18n } from './i18n.ts'
import { reasonSentence } from './reason-sentences.ts'

/**
 * What each refusal says in the languages that the services do not write. Where a code has several reasons, one that has
 * words of its own is told instead; `detail` is the server's sentence for the others.
 */
export const problemSentences: Readonly<Record<ProblemCode, string>> = {
  OFFLINE: /*i18n*/ 'The server cannot be reached. Check your connection and try again.',
  INPUT_INVALID: /*i18n*/ 'Something in this input is not right: {detail}',
  BODY_MALFORMED: /*i18n*/ 'The request did not arrive whole. Send it again.',
  CHALLENGE_INVALID: /*i18n*/ 'This took too long, or was tried too often. Begin again.',
  LINK_INVALID: /*i18n*/ 'This link was used already, or is too old. Ask for a new one.',
  PARTICIPANTS_TOO_FEW: /*i18n*/ 'There are too few participants: at least two approved ones are needed.',
  WINNER_INVALID: /*i18n*/ 'The winner must be one of the two participants of this match.',
  CREDENTIALS_WRONG: /*i18n*/ 'The e-mail or the password is wrong.',
  TOKEN_MISSING: /*i18n*/ 'Sign in to do this.',
  TOKEN_INVALID: /*i18n*/ 'You are signed out. Sign in again.',
  SECOND_FACTOR_REQUIRED: /*i18n*/ 'Show your second factor to sign in.',
  SECOND_FACTOR_MISSING: /*i18n*/ 'Your role needs a second factor. Set one up first.',
  ACCOUNT_BANNED: /*i18n*/ 'This account is banned. Ask your club’s administrator.',
  ACCOUNT_NOT_APPROVED: /*i18n*/ 'This account waits for an administrator’s approval.',
  ROLE_REQUIRED: /*i18n*/ 'Your role does not allow this.',
  ROOT_ADMIN_PROTECTED: /*i18n*/ 'The root administrator is protected: nobody else can do this.',
  OWN_ACCOUNT: /*i18n*/ 'This cannot be done to one’s own account. Ask another administrator.',
  SIGN_IN_OLD: /*i18n*/ 'Prove that it is you first: write your password, or sign in again.',
  SECOND_FACTOR_WRONG: /*i18n*/ 'The second factor is not right. Try again.',
  SECOND_FACTOR_LAST: /*i18n*/ 'Your role needs a second factor. Add another before you remove this.',
  PASSWORD_WRONG: /*i18n*/ 'The password is wrong.',
  INVITATION_REQUIRED: /*i18n*/ 'Here people register with a link from an administrator. Ask for one.',
  INVITATION_INVALID: /*i18n*/ 'This invitation was used up or withdrawn, or is too old. Ask for a new one.',
  ROUTE_UNKNOWN: /*i18n*/ 'There is nothing at this address.',
  USER_UNKNOWN: /*i18n*/ 'There is no such person.',
  SECOND_FACTOR_UNKNOWN: /*i18n*/ 'You have no such second factor.',
  SESSION_UNKNOWN: /*i18n*/ 'You are not signed in there any more.',
  INVITATION_UNKNOWN: /*i18n*/ 'There is no such invitation.',
  AVATAR_UNKNOWN: /*i18n*/ 'This person has no picture.',
  TOURNAMENT_UNKNOWN: /*i18n*/ 'There is no such tournament, or it is for members: sign in to see it.',
  PARTICIPANT_UNKNOWN: /*i18n*/ 'There is no such participant in this tournament.',
  WORKOUT_UNKNOWN: /*i18n*/ 'There is no such workout in this tournament.',
  MATCH_UNKNOWN: /*i18n*/ 'There is no such match in this tournament.',
  NOTIFICATION_UNKNOWN: /*i18n*/ 'There is no such notice of yours.',
  WEBHOOK_UNKNOWN: /*i18n*/ 'There is no such webhook.',
  EMAIL_TAKEN: /*i18n*/ 'This e-mail is already registered. Sign in instead.',
  PARTICIPANT_TWICE: /*i18n*/ 'This person is entered already.',
  REGISTRATION_CLOSED: /*i18n*/ 'The registration is closed. Ask the trainer to enter you.',
  TOURNAMENT_FULL: /*i18n*/ 'All places of this tournament are taken.',
  TOURNAMENT_STARTED: /*i18n*/ 'The draw stands already, so this cannot change any more.',
  TOURNAMENT_NOT_ACTIVE: /*i18n*/ 'This tournament is not being played at the moment.',
  TOURNAMENT_PAUSED: /*i18n*/ 'The tournament is paused. Resume it to record results.',
  PASSKEY_UNAVAILABLE: /*i18n*/ 'Passkeys work only at the address that this system is published at.',
  STATUS_CONFLICT: /*i18n*/ 'This does not fit what stands now: {detail}',
  MATCH_NOT_READY: /*i18n*/ 'This match is not ready: a participant is still to be found.',
  MATCH_DECIDED: /*i18n*/ 'This match has a result already. Open it to correct it.',
  IDEMPOTENCY_KEY_REUSED: /*i18n*/ 'This was sent before with another content. Enter it again.',
  VERSION_STALE: /*i18n*/ 'Somebody changed this in the meantime. Look at it again before you change it.',
  BODY_TOO_LARGE: /*i18n*/ 'This is too large to be sent.',
  MEDIA_TYPE_UNSUPPORTED: /*i18n*/ 'This kind of file cannot be read here.',
  RULE_FORBIDS: /*i18n*/ 'The rules of this format do not allow it: {detail}',
  RATE_LIMITED:
    /*i18n*/ 'Too many attempts. {seconds, plural, =0 {Wait a moment and try again.} one {Try again in # second.} other {Try again in # seconds.}}',
  INTERNAL: /*i18n*/ 'Something went wrong on the server. Try again.',
  UNAVAILABLE: /*i18n*/ 'This part of the system cannot be reached at the moment. Try again shortly.',
}

/** What a problem says in the language of the UI. */
export function problemSentence({ code, detail, errors: [first], retryAfter }: ApiProblem): string {
  const reason = reasonSentence(detail) ?? (first && reasonSentence(first.message))
  if (reason !== undefined) return reason
  const ofField = first?.keyword === undefined ? undefined : fieldSentence(first)
  const where = first?.path ? `${first.path}: ` : ''
  // A server of tomorrow may know codes that this page does not.
  const sentence: string | undefined = problemSentences[code]
  if (sentence === undefined) return detail
  return i18n._(sentence, { detail: ofField === undefined ? detail : where + ofField, seconds: retryAfter ?? 0 })
}
