import { type Static, Type } from 'typebox'

export const Challenge = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'What was begun with it is finished with it: once, within minutes',
})

const PasskeyReference = Type.Object({
  id: Type.String(),
  type: Type.Literal('public-key'),
  transports: Type.Optional(Type.Array(Type.String())),
})

/** Options of `navigator.credentials.get` (WebAuthn’s PublicKeyCredentialRequestOptionsJSON). */
export const PasskeyRequest = Type.Object(
  {
    challenge: Type.String(),
    rpId: Type.String(),
    allowCredentials: Type.Array(PasskeyReference),
    timeout: Type.Integer({ description: 'Milliseconds' }),
    userVerification: Type.Literal('required'),
  },
  { title: 'PasskeyRequest' },
)
export type PasskeyRequest = Static<typeof PasskeyRequest>

/** Options of `navigator.credentials.create` (WebAuthn’s PublicKeyCredentialCreationOptionsJSON). */
export const PasskeyCreation = Type.Object(
  {
    challenge: Type.String(),
    rp: Type.Object({ id: Type.String(), name: Type.String() }),
    user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
    pubKeyCredParams: Type.Array(Type.Object({ type: Type.Literal('public-key'), alg: Type.Integer() })),
    excludeCredentials: Type.Array(PasskeyReference),
    timeout: Type.Integer({ description: 'Milliseconds' }),
  },
  { title: 'PasskeyCreation' },
)
export type PasskeyCreation = Static<typeof PasskeyCreation>

/** A secret that an authenticator app makes codes from (RFC 6238: SHA-1, six digits, 30 seconds). */
export const Totp = Type.Object(
  {
    secret: Type.String({ description: 'Base32, to type in' }),
    uri: Type.String({ description: 'otpauth:, to show as a QR code' }),
  },
  { title: 'Totp' },
)
export type Totp = Static<typeof Totp>

export const secondStepMethods = ['totp', 'passkey', 'recovery_code'] as const
export type SecondStepMethod = (typeof secondStepMethods)[number]

/**
 * What login says besides the problem when the password alone does not open a session. SECOND_FACTOR_REQUIRED: show one
 * of `methods`. SECOND_FACTOR_MISSING: the role needs one and there is none yet: set up `totp` and show its first code.
 */
export const SecondStep = Type.Object({
  challenge: Challenge,
  methods: Type.Array(Type.Enum([...secondStepMethods])),
  passkey: Type.Optional(PasskeyRequest),
  totp: Type.Optional(Totp),
})
export type SecondStep = Static<typeof SecondStep>
