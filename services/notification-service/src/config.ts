import { join } from 'node:path'
import { liveLimits } from '@gym-it/contracts'
import { ConfigurationError, readEnvironment, statefulVariables } from '@gym-it/service-kit'
import { Type } from 'typebox'
import { networksOf } from './delivery/networks.ts'

const sampleSender = 'admin@gym.local'

/** What is meant where nothing is said. */
const unsaid = {
  PUBLIC_URL: 'http://localhost:8000',
  VAPID_SUBJECT: `mailto:${sampleSender}`,
  NOTICE_DAYS: 180,
  LIVE_CONNECTIONS_PER_ADDRESS: liveLimits.connectionsPerAddress as number,
  PUSH_ALLOWED_NETWORKS: [] as readonly string[],
  WEBHOOK_ALLOWED_NETWORKS: [] as readonly string[],
}

const variables = {
  ...statefulVariables,
  TOURNAMENT_SERVICE_URL: Type.String({ default: 'http://127.0.0.1:8003' }),
  PUBLIC_URL: Type.String({ default: unsaid.PUBLIC_URL, pattern: '^https?://[^\\s#?]+$' }),
  SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://' })),
  MAIL_FROM: Type.Optional(Type.String({ pattern: '@', maxLength: 320 })),
  MAIL_DIR: Type.String({ default: join('data', 'mail') }),
  ADMIN_EMAIL: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 254 })),
  VAPID_PRIVATE_KEY: Type.Optional(Type.String({ pattern: '^[\\w-]{43}$' })),
  VAPID_SUBJECT: Type.Optional(Type.String({ pattern: '^(mailto:[^@\\s]+@[^@\\s]+|https://\\S+)$' })),
  PUSH_ALLOWED_NETWORKS: Type.String({ default: '' }),
  WEBHOOK_ALLOWED_NETWORKS: Type.String({ default: '' }),
  NOTICE_DAYS: Type.Integer({ minimum: 1, maximum: 36_500, default: unsaid.NOTICE_DAYS }),
  LIVE_CONNECTIONS_PER_ADDRESS: Type.Integer({
    minimum: 1,
    maximum: liveLimits.connections,
    default: unsaid.LIVE_CONNECTIONS_PER_ADDRESS,
  }),
}

type Settings = ReturnType<typeof readSettings>
const readSettings = (environment: NodeJS.ProcessEnv) => readEnvironment(variables, environment)

/** The sender of mails. */
export const senderOf = ({ MAIL_FROM, ADMIN_EMAIL }: Pick<Settings, 'MAIL_FROM' | 'ADMIN_EMAIL'>): string =>
  MAIL_FROM ?? ADMIN_EMAIL ?? sampleSender

function problemsOf(settings: Settings): string[] {
  const { ENV, SMTP_URL, MAIL_FROM, ADMIN_EMAIL, VAPID_PRIVATE_KEY, VAPID_SUBJECT } = settings
  const isProduction = ENV === 'production'
  const networks = (['PUSH_ALLOWED_NETWORKS', 'WEBHOOK_ALLOWED_NETWORKS'] as const).flatMap(name => {
    try {
      networksOf(listOf(settings[name]))
      return []
    } catch (error) {
      return [`${name}: ${(error as Error).message}`]
    }
  })
  return [
    ...networks,
    ...(isProduction && SMTP_URL && !MAIL_FROM && !ADMIN_EMAIL ? ['MAIL_FROM must be set where SMTP_URL is'] : []),
    ...(isProduction && VAPID_PRIVATE_KEY && !VAPID_SUBJECT
      ? ['VAPID_SUBJECT must be set where VAPID_PRIVATE_KEY is: mailto: or https:, for the push services']
      : []),
  ]
}

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

/** The configuration of notification-service. @throws ConfigurationError naming every bad variable */
export function readConfig(environment = process.env) {
  const settings = readSettings(environment)
  const problems = problemsOf(settings)
  if (problems.length > 0) throw new ConfigurationError(`The configuration cannot be used: ${problems.join('; ')}.`)
  return Object.freeze({
    ...settings,
    VAPID_SUBJECT: settings.VAPID_SUBJECT ?? unsaid.VAPID_SUBJECT,
    PUSH_ALLOWED_NETWORKS: listOf(settings.PUSH_ALLOWED_NETWORKS),
    WEBHOOK_ALLOWED_NETWORKS: listOf(settings.WEBHOOK_ALLOWED_NETWORKS),
  })
}

type Full = ReturnType<typeof readConfig>
type Unsaid = keyof typeof unsaid | 'MAIL_DIR'

/** What the service is started with; without `MAIL_DIR` and `SMTP_URL` there is no mail. */
export type Config = Omit<Full, Unsaid> & Partial<Pick<Full, Unsaid>>

/** A configuration with what it leaves unsaid. */
export const complete = (config: Config) => ({ ...unsaid, ...config })
export type CompleteConfig = ReturnType<typeof complete>
