import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from '@gym-it/contracts'

/** What an authenticator says of itself, with what a test wants to be otherwise. */
export interface Behaviour {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly counter?: number
  readonly isUserVerified?: boolean
}

export interface SoftwareAuthenticator {
  create(options: PasskeyCreation, otherwise?: Behaviour): PasskeyAttestation
  get(options: PasskeyRequest, otherwise?: Behaviour): PasskeyAssertion
}

const flags = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 }
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const text = (bytes: Buffer) => bytes.toString('base64url')
const bigEndian = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

/** CBOR (RFC 8949) of what stands here: byte strings of 24 to 255 bytes, and texts of less than 24. */
const cborBytes = (bytes: Buffer) => Buffer.concat([Buffer.of(0x58, bytes.length), bytes])
const cborText = (value: string) => Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)])
const emptyMap = Buffer.of(0xa0)

/** An authenticator in software, with one ES256 key: WebAuthn Level 3, 6.1 and 6.5, without attestation. */
export function softwareAuthenticator(): SoftwareAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(16)
  let used = 0
  // COSE (RFC 9053): kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x, y.
  const coseKey = Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.of(0x22),
    cborBytes(Buffer.from(y, 'base64url')),
  ])
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (rpId: string, { counter = 0, isUserVerified = true }: Behaviour, attested?: Buffer) => {
    const set = flags.userPresent | (isUserVerified ? flags.userVerified : 0) | (attested ? flags.attested : 0)
    return Buffer.concat([sha256(rpId), Buffer.of(set), bigEndian(counter, 4), attested ?? Buffer.alloc(0)])
  }
  const credential = {
    ...{ id: text(credentialId), rawId: text(credentialId) },
    ...({ type: 'public-key', clientExtensionResults: {} } as const),
  }
  return {
    create({ challenge, rp }, otherwise = {}) {
      const { origin = 'http://localhost:8000', rpId = rp.id } = otherwise
      const attested = Buffer.concat([Buffer.alloc(16), bigEndian(credentialId.length, 2), credentialId, coseKey])
      const attestationObject = Buffer.concat([
        Buffer.of(0xa3),
        ...[cborText('fmt'), cborText('none'), cborText('attStmt'), emptyMap],
        ...[cborText('authData'), cborBytes(authenticatorData(rpId, otherwise, attested))],
      ])
      const clientDataJSON = clientData('webauthn.create', otherwise.challenge ?? challenge, origin)
      const response = { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) }
      return { ...credential, response: { ...response, transports: ['internal'] } }
    },
    get({ challenge, rpId: asked }, otherwise = {}) {
      const { origin = 'http://localhost:8000', rpId = asked } = otherwise
      const data = authenticatorData(rpId, { counter: ++used, ...otherwise })
      const clientDataJSON = clientData('webauthn.get', otherwise.challenge ?? challenge, origin)
      const signature = sign('sha256', Buffer.concat([data, sha256(clientDataJSON)]), privateKey)
      return {
        ...credential,
        response: {
          clientDataJSON: text(clientDataJSON),
          authenticatorData: text(data),
          signature: text(signature),
        },
      }
    },
  }
}
