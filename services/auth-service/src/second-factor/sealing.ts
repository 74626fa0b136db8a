import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor } from '../secret-text.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Encrypts what must be read again, so that a stolen database does not tell it. */
export interface Sealing {
  seal(text: string, owner: number): string
  /** The text, or null when it was sealed with another key, for another owner, or changed. */
  open(sealed: string, owner: number): string | null
}

/** AES-256-GCM with a key of its own, bound to the owner. */
export function createSealing(secret: string): Sealing {
  const key = keyFor('gym-it second factors', secret)
  return {
    seal(text, owner) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(`${owner}`))
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url')
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64url')
      const contentAt = nonceBytes + tagBytes
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        decipher.setAAD(Buffer.from(`${owner}`)).setAuthTag(bytes.subarray(nonceBytes, contentAt))
        return Buffer.concat([decipher.update(bytes.subarray(contentAt)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
