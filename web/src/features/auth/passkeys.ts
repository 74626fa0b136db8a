import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from '@gym-it/contracts'
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { ApiProblem } from '../../lib/api-problem.ts'
import { i18n } from '../../lib/i18n.ts'

type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

/** Browsers have passkeys on https and on this machine itself only. */
export const canUsePasskeys = () => browserSupportsWebAuthn()

/**
 * Cancelled, timed out, or known already: browsers do not tell which, so that pages cannot find out. No service is
 * asked, hence no status.
 */
const notConfirmed = () => {
  throw new ApiProblem(0, 'SECOND_FACTOR_WRONG', i18n._('The browser gave no passkey. Try again, or use another way.'))
}

/** Has the person show one of their passkeys. @throws ApiProblem when they do not */
export async function showPasskey(options: PasskeyRequest): Promise<PasskeyAssertion> {
  // The contract describes the same JSON with plain text where the library lists the known words.
  const shown = await startAuthentication({ optionsJSON: options as RequestOptions }).catch(notConfirmed)
  return shown as PasskeyAssertion
}

/** Has the person make a passkey. @throws ApiProblem when they do not */
export async function makePasskey(options: PasskeyCreation): Promise<PasskeyAttestation> {
  const made = await startRegistration({ optionsJSON: options as CreationOptions }).catch(notConfirmed)
  return made as PasskeyAttestation
}
