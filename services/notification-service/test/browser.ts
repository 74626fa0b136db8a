import { createDecipheriv, createECDH, createVerify, hkdfSync, randomBytes } from 'node:crypto'
import type { PushSubscriptionBody } from '@gym-it/contracts'
import type { ReceivedRequest } from './receiver.ts'

/** A browser that is subscribed to push: its subscription, and what it reads of what its push service has got. */
export function createBrowser(endpoint: string) {
  const curve = createECDH('prime256v1')
  const publicKey = curve.generateKeys()
  const auth = randomBytes(16)
  const subscription: PushSubscriptionBody = {
    endpoint,
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
  }
  return {
    subscription,
    /** Decrypts `aes128gcm` by RFC 8188 and RFC 8291. */
    read({ body }: ReceivedRequest): unknown {
      const salt = body.subarray(0, 16)
      const keyLength = body.readUInt8(20)
      const sender = body.subarray(21, 21 + keyLength)
      const encrypted = body.subarray(21 + keyLength)
      const shared = curve.computeSecret(sender)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
      const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
      const derive = (name: string, length: number) =>
        Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
      const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
      decipher.setAuthTag(encrypted.subarray(-16))
      const padded = Buffer.concat([decipher.update(encrypted.subarray(0, -16)), decipher.final()])
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString())
    },
  }
}

const p256Head = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')

/** The claims that a push service reads, once the signature is right by the key (RFC 8292). @throws Error when it is not */
export function claimsOf({ headers }: ReceivedRequest, publicKey: string): Record<string, unknown> {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  const [head = '', payload = '', signature = ''] = token.split('.')
  const der = Buffer.concat([p256Head, Buffer.from(publicKey, 'base64url')])
  const verifier = createVerify('sha256').update(`${head}.${payload}`)
  const signed = { key: der, format: 'der', type: 'spki', dsaEncoding: 'ieee-p1363' } as const
  if (key !== publicKey || !verifier.verify(signed, signature, 'base64url')) throw new Error('not signed by that key')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
}
