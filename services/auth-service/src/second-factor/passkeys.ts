import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from '@gym-it/contracts'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { AccountRow } from '../accounts/store.ts'
import type { RelyingParty } from './relying-party.ts'
import type { NewPasskey, PasskeyRow } from './store.ts'

/** Milliseconds that a browser leaves the person to touch, look or type. */
const timeout = 120_000
/** EdDSA, ES256 and RS256 (COSE), which all authenticators have one of. */
const supportedAlgorithmIDs = [-8, -7, -257]

const referenceTo = ({ credential_id, transports }: PasskeyRow) => ({ id: credential_id, transports: [...transports] })

/** What a browser needs to show one of these passkeys, with a new challenge. */
export async function passkeyRequest(rp: RelyingParty, passkeys: readonly PasskeyRow[]): Promise<PasskeyRequest> {
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    allowCredentials: passkeys.map(referenceTo),
    userVerification: 'required',
    timeout,
  })
  return {
    challenge: options.challenge,
    rpId: rp.id,
    allowCredentials: passkeys.map(passkey => ({ ...referenceTo(passkey), type: 'public-key' })),
    timeout,
    userVerification: 'required',
  }
}

/** What a browser needs to make a passkey for the account, other than those it has, with a new challenge. */
export async function passkeyCreation(
  rp: RelyingParty,
  { id, email, full_name }: AccountRow,
  existing: readonly PasskeyRow[],
): Promise<PasskeyCreation> {
  const options = await generateRegistrationOptions({
    supportedAlgorithmIDs,
    rpName: 'GYM IT',
    rpID: rp.id,
    userID: new TextEncoder().encode(`gym-it:${id}`),
    userName: email,
    userDisplayName: full_name,
    excludeCredentials: existing.map(referenceTo),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    timeout,
  })
  // Checked by the compiler but for what the library's type leaves open and its code always fills in.
  return { ...options, rp: { id: rp.id, name: options.rp.name }, timeout } as PasskeyCreation
}

/** The passkey that a browser has made for this challenge; null when it has not, or without verifying its user. */
export async function attestedPasskey(
  rp: RelyingParty,
  expectedChallenge: string,
  response: PasskeyAttestation,
): Promise<NewPasskey | null> {
  const verified = await verifyRegistrationResponse({
    supportedAlgorithmIDs,
    response,
    expectedChallenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return {
    rp_id: rp.id,
    credential_id: id,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: response.response.transports ?? [],
  }
}

/**
 * The counter of a passkey after it was shown for this challenge by its verified user; null when it was not, or when the
 * counter did not rise, as with a copied authenticator.
 */
export async function assertedCounter(
  rp: RelyingParty,
  expectedChallenge: string,
  { credential_id, public_key, counter, transports }: PasskeyRow,
  response: PasskeyAssertion,
): Promise<number | null> {
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    credential: {
      id: credential_id,
      publicKey: new Uint8Array(Buffer.from(public_key, 'base64url')),
      counter,
      transports: [...transports],
    },
  }).catch(() => null)
  return verified?.verified ? verified.authenticationInfo.newCounter : null
}
