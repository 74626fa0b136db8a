import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/** 256 random bits as text. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** What is stored of a secret. It is random already, so nothing slower than SHA-256 is needed. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** A key of 256 bits for one purpose alone, derived from the secret (HKDF-SHA-256, RFC 5869). */
export const keyFor = (purpose: string, secretKey: string) =>
  Buffer.from(hkdfSync('sha256', secretKey, '', purpose, 32))
