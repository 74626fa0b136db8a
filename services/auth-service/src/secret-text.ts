import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** What is stored of a secret. It is random already, so nothing slower than SHA-256 is needed. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')
