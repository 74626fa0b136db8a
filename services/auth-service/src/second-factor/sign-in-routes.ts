import { type BodyOf, finishLogin } from '@gym-it/contracts'
import type { Emit, Service, Transaction } from '@gym-it/service-kit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AccountRow, findById, lockAccount } from '../accounts/store.ts'
import type { Postbox } from '../mail/postbox.ts'
import { hashSecret } from '../secret-text.ts'
import type { OpenSession } from '../sessions/sign-in.ts'
import type { LogSignIn } from '../sessions/sign-in-log.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { deleteChallenge, findChallenge, tryChallenge } from './challenge-store.ts'
import { enrol } from './enrolling.ts'
import type { RelyingPartyOf } from './relying-party.ts'
import { challengeInvalid, requireOne, wrongFactor } from './rules.ts'
import type { Sealing } from './sealing.ts'
import { hasFactor } from './store.ts'
import { stepOf } from './totp.ts'
import { type Step, verifyingSteps } from './verifying.ts'

export interface SignInParts {
  readonly throttle: Throttle
  readonly openSession: OpenSession
  readonly logSignIn: LogSignIn
  readonly postbox: Postbox
  readonly sealing: Sealing
  readonly relyingPartyOf: RelyingPartyOf
}

interface SecondStepCall {
  readonly body: BodyOf<typeof finishLogin>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** The second step of signing in. */
export function secondStepRoutes(service: Service, parts: SignInParts): void {
  const { route, sql } = service
  const { throttle, openSession, logSignIn, postbox, sealing, relyingPartyOf } = parts
  const verify = verifyingSteps(sealing, postbox)

  /** Sets up the app that sign-in offered to somebody who had no second factor; the recovery codes when the code fits. */
  async function enrolAtSignIn(tx: Transaction, emit: Emit, { account, begun, shown }: Step) {
    // Somebody else who knows the password may have been quicker.
    if (await hasFactor(tx, account.id)) throw challengeInvalid()
    const secret = begun.sealed_secret === null ? null : sealing.open(begun.sealed_secret, account.id)
    const step = secret === null || shown.code === undefined ? null : stepOf(secret, shown.code, new Date())
    if (begun.sealed_secret === null || step === null) return null
    const factor = { kind: 'totp', sealed_secret: begun.sealed_secret, last_step: step } as const
    return (await enrol(tx, emit, postbox, account, 'Authenticator app', factor)).recovery_codes ?? []
  }

  async function finish(known: AccountRow, token: string, { body, request, reply }: SecondStepCall) {
    const attempt = await throttle.beforeCode(known.email, request.ip)
    // Not the caller's `change`: an answer with codes in it is never kept for a retry.
    const outcome = await service
      .change({ actor_id: known.id, request_id: request.id }, async (tx, emit) => {
        // The account first, as wherever factors change: so none waits for the other.
        const account = await lockAccount(tx, known.id)
        const begun = await tryChallenge(tx, token, 'sign_in')
        if (!begun || !account) throw challengeInvalid()
        const step = { account, begun, shown: body, rp: relyingPartyOf(request) }
        const recovery_codes = begun.sealed_secret === null ? undefined : await enrolAtSignIn(tx, emit, step)
        const fits = begun.sealed_secret === null ? await verify(tx, emit, step) : recovery_codes !== null
        // A passkey's challenge counts once, whatever comes of it.
        if (fits || body.passkey) await deleteChallenge(tx, token)
        if (!fits) return null
        return { signIn: { ...account, password_version: begun.password_version }, recovery_codes }
      })
      .catch(async error => {
        await attempt.undo()
        throw error
      })
    if (outcome === null) {
      await attempt.failed()
      throw wrongFactor(body)
    }
    await attempt.succeeded()
    postbox.wake()
    const isTokenInBody = body.token_in_body === true
    const session = await openSession({ account: outcome.signIn, request, reply, isTokenInBody })
    return { ...session, ...(outcome.recovery_codes ? { recovery_codes: outcome.recovery_codes } : {}) }
  }

  route(finishLogin, async call => {
    requireOne(call.body)
    const token = hashSecret(call.body.challenge)
    const waiting = await findChallenge(sql, token, 'sign_in')
    const known = waiting && (await findById(sql, waiting.account_id))
    if (!known) throw challengeInvalid()
    return logSignIn(call.request, known.email, () => finish(known, token, call))
  })
}
