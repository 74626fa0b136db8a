import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { registrationPolicies } from '@gym-it/contracts'
import { ConfigurationError, readEnvironment, statefulVariables } from '@gym-it/service-kit'
import { Type } from 'typebox'
import { commonPasswords } from './passwords/common-passwords.ts'
import { isCommon } from './passwords/rules.ts'
import { requirements } from './second-factor/rules.ts'

/** One of the thread pool's four is left to the rest of the process: files, names of hosts. */
const hashesAtOnce = Math.min(availableParallelism(), 3)

const variables = {
  ...statefulVariables,
  ADMIN_EMAIL: Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 254 }),
  ADMIN_PASSWORD: Type.String({ minLength: 1, maxLength: 256 }),
  ADMIN_NAME: Type.String({ default: 'Administrator', maxLength: 200 }),
  PUBLIC_URL: Type.String({ default: 'http://localhost:8000', pattern: '^https?://[^\\s#?]+$' }),
  REGISTRATION: Type.Enum([...registrationPolicies], { default: 'members' }),
  REGISTRATIONS_PER_HOUR: Type.Integer({ minimum: 1, maximum: 1_000_000, default: 100 }),
  SECOND_FACTOR_REQUIRED_FOR: Type.Enum([...requirements], { default: 'none' }),
  SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://' })),
  MAIL_FROM: Type.Optional(Type.String({ pattern: '@', maxLength: 320 })),
  MAIL_DIR: Type.String({ default: join('data', 'mail') }),
  PASSWORD_MEMORY_KIB: Type.Integer({ minimum: 64, maximum: 4_194_304, default: 19_456 }),
  PASSWORD_PASSES: Type.Integer({ minimum: 1, maximum: 100, default: 2 }),
  PASSWORD_LANES: Type.Integer({ minimum: 1, maximum: 8, default: 1 }),
  PASSWORD_HASHES_AT_ONCE: Type.Integer({ minimum: 1, maximum: 128, default: hashesAtOnce }),
  PASSWORD_HASHES_WAITING: Type.Integer({ minimum: 0, maximum: 10_000, default: 256 }),
}

/** True for a password that somebody could guess. */
export const isWeakPassword = (password: string) =>
  /^(.{0,11}|(admin|password|changeme|change-me|gym).{0,8})$/i.test(password) || isCommon(commonPasswords, password)

/** OWASP's smallest memory for argon2id, and the smallest memory × passes of its equivalent choices. */
const leastMemoryKib = 7_168
const leastWorkKib = 35_840

type Settings = ReturnType<typeof readSettings>
const readSettings = (environment: NodeJS.ProcessEnv) => readEnvironment(variables, environment)

/** Registrations wait for the link in a mail where mails reach people; in development nobody should have to look for it. */
export const confirmsEmail = ({ SMTP_URL }: Pick<Settings, 'SMTP_URL'>) => SMTP_URL !== undefined

/** What production does not put up with. */
function weaknesses(settings: Settings): string[] {
  const { ADMIN_PASSWORD, PASSWORD_MEMORY_KIB: memory, PASSWORD_PASSES: passes, SMTP_URL, PUBLIC_URL } = settings
  return [
    ...(SMTP_URL && /^https?:\/\/(localhost|127\.)/.test(PUBLIC_URL)
      ? ['PUBLIC_URL must be the address of the web pages, because mails hold links to them']
      : []),
    ...(isWeakPassword(ADMIN_PASSWORD)
      ? ['ADMIN_PASSWORD must be at least 12 characters long and hard to guess in production']
      : []),
    ...(memory < leastMemoryKib || memory * passes < leastWorkKib
      ? ['PASSWORD_MEMORY_KIB and PASSWORD_PASSES must be at least 19456 and 2, or of equal strength, in production']
      : []),
  ]
}

/** The configuration of auth-service. @throws ConfigurationError naming every bad variable */
export function readConfig(environment = process.env) {
  const settings = readSettings(environment)
  const problems = settings.ENV === 'production' ? weaknesses(settings) : []
  if (problems.length > 0) throw new ConfigurationError(`The configuration cannot be used: ${problems.join('; ')}.`)
  return settings
}

export type Config = ReturnType<typeof readConfig>
