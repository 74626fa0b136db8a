import { createHmac } from 'node:crypto'

/** How the audit names a person who is there. */
export const nameOf = (personId: number) => `user:${personId}`

/** How it names a person who is gone: always the same, and without the secret nobody can tell who it was. */
export const createPseudonyms = (secret: string) => (personId: number) =>
  `deleted:${createHmac('sha256', secret).update(`audit ${personId}`).digest('hex').slice(0, 16)}`
