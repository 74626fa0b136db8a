import { beginPasskey, beginTotp, confirmPasskey, confirmTotp } from '@gym-it/contracts'
import type { Actor, Emit, Service, Transaction } from '@gym-it/service-kit'
import type { FastifyRequest } from 'fastify'
import { tokenOfNobody } from '../accounts/rules.ts'
import { type AccountRow, findById, lockAccount } from '../accounts/store.ts'
import type { Postbox } from '../mail/postbox.ts'
import { hashSecret, newSecret } from '../secret-text.ts'
import { deviceName } from '../sessions/device.ts'
import { type ChallengeRow, deleteChallenge, insertChallenge, tryChallenge } from './challenge-store.ts'
import { type Enrolled, enrol } from './enrolling.ts'
import { attestedPasskey, passkeyCreation } from './passkeys.ts'
import type { RequireProof } from './proving.ts'
import { passkeyUnavailable, type RelyingPartyOf } from './relying-party.ts'
import { challengeInvalid, enrolmentMinutes, wrongFactor } from './rules.ts'
import type { Sealing } from './sealing.ts'
import { listFactors } from './store.ts'
import { newTotp, stepOf } from './totp.ts'

export interface EnrolmentParts {
  readonly requireProof: RequireProof
  readonly postbox: Postbox
  readonly sealing: Sealing
  readonly relyingPartyOf: RelyingPartyOf
}

/** What is needed to add the factor that was begun; null when what was shown does not confirm it. */
type Confirm = (
  account: AccountRow,
  begun: ChallengeRow,
) => Promise<{ readonly name: string; readonly factor: Parameters<typeof enrol>[5] } | null>

/** Adding second factors: each is begun, and counts once it was confirmed. */
export function enrolmentRoutes(service: Service, parts: EnrolmentParts): void {
  const { route, sql } = service
  const { requireProof, postbox, sealing, relyingPartyOf } = parts

  async function accountOf({ id }: Actor): Promise<AccountRow> {
    const account = await findById(sql, id)
    if (!account) throw tokenOfNobody()
    return account
  }

  async function begin(
    { id, password_version }: AccountRow,
    waiting: Pick<ChallengeRow, 'sealed_secret' | 'passkey_challenge'>,
  ): Promise<string> {
    const challenge = newSecret()
    const begun = { account_id: id, purpose: 'enrolment', password_version, ...waiting } as const
    await insertChallenge(sql, hashSecret(challenge), begun, enrolmentMinutes)
    return challenge
  }

  async function finish(
    actor: Actor,
    request: FastifyRequest,
    body: { readonly challenge: string } & Parameters<typeof wrongFactor>[0],
    confirm: Confirm,
  ): Promise<Enrolled> {
    const work = async (tx: Transaction, emit: Emit) => {
      const account = await lockAccount(tx, actor.id)
      const begun = await tryChallenge(tx, hashSecret(body.challenge), 'enrolment')
      if (!account || begun?.account_id !== account.id) throw challengeInvalid()
      // Who knew the former password only may not add a factor of theirs.
      if (begun.password_version !== account.password_version) throw challengeInvalid()
      const confirmed = await confirm(account, begun)
      // A passkey's challenge counts once, whatever comes of it.
      if (!confirmed && begun.passkey_challenge !== null) await deleteChallenge(tx, hashSecret(body.challenge))
      return confirmed && enrol(tx, emit, postbox, account, confirmed.name, confirmed.factor)
    }
    // Not the caller's `change`: an answer with codes in it is never kept for a retry.
    const enrolled = await service.change({ actor_id: actor.id, request_id: request.id }, work)
    if (!enrolled) throw wrongFactor(body)
    postbox.wake()
    return enrolled
  }

  route(beginTotp, async ({ body, actor, request }) => {
    await requireProof(actor, body, request)
    const account = await accountOf(actor)
    const totp = newTotp(account.email)
    const sealed_secret = sealing.seal(totp.secret, account.id)
    return { challenge: await begin(account, { sealed_secret, passkey_challenge: null }), totp }
  })

  route(confirmTotp, async ({ body, actor, request }) =>
    finish(actor, request, body, async (account, { sealed_secret }) => {
      const secret = sealed_secret === null ? null : sealing.open(sealed_secret, account.id)
      const last_step = secret === null ? null : stepOf(secret, body.code, new Date())
      if (sealed_secret === null || last_step === null) return null
      const name = body.name?.trim() ?? 'Authenticator app'
      return { name, factor: { kind: 'totp', sealed_secret, last_step } }
    }),
  )

  route(beginPasskey, async ({ body, actor, request }) => {
    const rp = relyingPartyOf(request)
    if (!rp) throw passkeyUnavailable()
    await requireProof(actor, body, request)
    const account = await accountOf(actor)
    const existing = (await listFactors(sql, account.id)).filter(one => one.kind === 'passkey')
    const passkey = await passkeyCreation(rp, account, existing)
    return { challenge: await begin(account, { sealed_secret: null, passkey_challenge: passkey.challenge }), passkey }
  })

  route(confirmPasskey, async ({ body, actor, request }) =>
    finish(actor, request, body, async (_account, { passkey_challenge }) => {
      const rp = relyingPartyOf(request)
      const passkey = rp && passkey_challenge && (await attestedPasskey(rp, passkey_challenge, body.passkey))
      if (!passkey) return null
      const name = body.name?.trim() ?? `Passkey of ${deviceName(request.headers['user-agent'] ?? '')}`
      return { name, factor: { kind: 'passkey', ...passkey } }
    }),
  )
}
