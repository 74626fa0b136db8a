import { readFileSync } from 'node:fs'

/** The commonest passwords, in lower case; common-passwords.md says where they are from. */
export const commonPasswords: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n'),
)
