import { randomBytes } from 'node:crypto'
import { hashSecret } from '../secret-text.ts'

const count = 10
/** 120 bits: enough to be stored under a quick hash (OWASP ASVS 5, 6.5.2 asks for 112). */
const codeLength = 24
// 32 characters, so that five bits make one; without 0, 1, l and o, which are mistaken for one another on paper.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

const newCode = () =>
  Array.from(randomBytes(codeLength), byte => alphabet[byte % alphabet.length])
    .join('')
    .replace(/(.{6})(?!$)/g, '$1-')

/** Ten codes to write down, as `abcdef-ghijkm-npqrst-uvwxyz`. */
export const newRecoveryCodes = (): string[] => Array.from({ length: count }, newCode)

/** What is stored of a code, however it was typed. */
export const hashRecoveryCode = (code: string) => hashSecret(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
