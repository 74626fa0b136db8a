import { type Static, Type } from 'typebox'
import { Session } from './auth.ts'
import { Detail, Id, IdParams, Name, Nullable, Timestamp } from './fields.ts'
import { operation } from './operation.ts'
import { Challenge, PasskeyCreation, Totp } from './second-step.ts'
import { AnyPassword } from './secret-fields.ts'

const service = 'auth-service'

const bytes = { pattern: '^[\\w-]+$', minLength: 1, description: 'base64url' } as const
const Bytes = Type.String({ ...bytes, maxLength: 4096 })
/** An attestation may carry a chain of certificates. */
const LongBytes = Type.String({ ...bytes, maxLength: 65_536 })
const CredentialId = Type.String({ ...bytes, maxLength: 1400 })
const credential = {
  id: CredentialId,
  rawId: CredentialId,
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Object({}),
}

/** What a browser answers to `PasskeyRequest` (WebAuthn’s AuthenticationResponseJSON). */
export const PasskeyAssertion = Type.Object(
  {
    ...credential,
    response: Type.Object({
      clientDataJSON: Bytes,
      authenticatorData: Bytes,
      signature: Bytes,
      userHandle: Type.Optional(Bytes),
    }),
  },
  { title: 'PasskeyAssertion' },
)
export type PasskeyAssertion = Static<typeof PasskeyAssertion>

/** What a browser answers to `PasskeyCreation` (WebAuthn’s RegistrationResponseJSON). */
export const PasskeyAttestation = Type.Object(
  {
    ...credential,
    response: Type.Object({
      clientDataJSON: Bytes,
      attestationObject: LongBytes,
      transports: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z-]{1,20}$' }), { maxItems: 10 })),
    }),
  },
  { title: 'PasskeyAttestation' },
)
export type PasskeyAttestation = Static<typeof PasskeyAttestation>

const Code = Type.String({ minLength: 1, maxLength: 20, description: 'Six digits from an authenticator app' })
/** Shown once, each good for one sign-in without the second factor itself. */
const RecoveryCodes = Type.Array(Type.String(), {
  description: 'Shown this once; each replaces the second factor once',
})
/** Needed where the sign-in is older than five minutes. */
const Proof = { password: Type.Optional(AnyPassword) }

export const SecondFactor = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['totp', 'passkey']),
    name: Type.String(),
    created_at: Timestamp,
    last_used_at: Nullable(Timestamp),
  },
  { title: 'SecondFactor' },
)
export type SecondFactor = Static<typeof SecondFactor>

const FactorAdded = Type.Object({ factor: SecondFactor, recovery_codes: Type.Optional(RecoveryCodes) })

export const finishLogin = operation({
  id: 'finishLogin',
  service,
  method: 'POST',
  path: '/auth/login/second-factor',
  summary: 'The second step of signing in, where login asked for it: one of a code, a recovery code and a passkey',
  access: 'public',
  body: Type.Object({
    challenge: Challenge,
    code: Type.Optional(Code),
    recovery_code: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    passkey: Type.Optional(PasskeyAssertion),
    token_in_body: Type.Optional(Type.Boolean({ description: 'As with login' })),
  }),
  secretAnswer: true,
  success: {
    status: 200,
    schema: Type.Object({ ...Session.properties, recovery_codes: Type.Optional(RecoveryCodes) }),
  },
})

export const listSecondFactors = operation({
  id: 'listSecondFactors',
  service,
  method: 'GET',
  path: '/auth/second-factors',
  summary: 'One’s second factors, and how many recovery codes are left',
  access: 'member',
  success: {
    status: 200,
    schema: Type.Object({
      factors: Type.Array(SecondFactor),
      recovery_codes_left: Type.Integer(),
      is_required: Type.Boolean({ description: 'One’s role may not be without' }),
    }),
  },
})

export const beginTotp = operation({
  id: 'beginTotp',
  service,
  method: 'POST',
  path: '/auth/second-factors/totp',
  summary: 'A new secret for an authenticator app; it counts once confirmed with a code',
  access: 'member',
  body: Type.Object(Proof),
  secretAnswer: true,
  success: { status: 200, schema: Type.Object({ challenge: Challenge, totp: Totp }) },
})

export const confirmTotp = operation({
  id: 'confirmTotp',
  service,
  method: 'POST',
  path: '/auth/second-factors/totp/confirm',
  summary: 'Switch the authenticator app on; with the first second factor come recovery codes',
  access: 'member',
  body: Type.Object({ challenge: Challenge, code: Code, name: Type.Optional(Name) }),
  secretAnswer: true,
  success: { status: 201, schema: FactorAdded },
})

export const beginPasskey = operation({
  id: 'beginPasskey',
  service,
  method: 'POST',
  path: '/auth/second-factors/passkey',
  summary: 'What a browser needs to make a passkey',
  access: 'member',
  body: Type.Object(Proof),
  secretAnswer: true,
  success: { status: 200, schema: Type.Object({ challenge: Challenge, passkey: PasskeyCreation }) },
})

export const confirmPasskey = operation({
  id: 'confirmPasskey',
  service,
  method: 'POST',
  path: '/auth/second-factors/passkey/confirm',
  summary: 'Take the passkey over that the browser has made; with the first second factor come recovery codes',
  access: 'member',
  body: Type.Object({ challenge: Challenge, passkey: PasskeyAttestation, name: Type.Optional(Name) }),
  secretAnswer: true,
  success: { status: 201, schema: FactorAdded },
})

export const renameSecondFactor = operation({
  id: 'renameSecondFactor',
  service,
  method: 'PATCH',
  path: '/auth/second-factors/:id',
  summary: 'Give one of one’s second factors another name',
  access: 'member',
  params: IdParams,
  body: Type.Object({ name: Name }),
  success: { status: 200, schema: Type.Object({ factor: SecondFactor }) },
})

export const removeSecondFactor = operation({
  id: 'removeSecondFactor',
  service,
  method: 'POST',
  path: '/auth/second-factors/:id/remove',
  summary: 'Remove one of one’s second factors; with the last one the recovery codes go',
  access: 'member',
  params: IdParams,
  body: Type.Object(Proof),
  success: { status: 200, schema: Detail },
})

export const renewRecoveryCodes = operation({
  id: 'renewRecoveryCodes',
  service,
  method: 'POST',
  path: '/auth/second-factors/recovery-codes',
  summary: 'New recovery codes; the former ones are void',
  access: 'member',
  body: Type.Object(Proof),
  secretAnswer: true,
  success: { status: 200, schema: Type.Object({ recovery_codes: RecoveryCodes }) },
})

export const resetSecondFactors = operation({
  id: 'resetSecondFactors',
  service,
  method: 'POST',
  path: '/auth/second-factors/reset',
  summary: 'Remove all second factors of somebody who has lost theirs, and sign them out everywhere',
  access: 'admin',
  body: Type.Object({ user_id: Id, ...Proof }),
  success: { status: 200, schema: Detail },
})
