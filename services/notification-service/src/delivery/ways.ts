import { type MailTransport, openMailTransport, type Service } from '@gym-it/service-kit'
import { createTransport } from 'nodemailer'
import { type CompleteConfig, senderOf } from '../config.ts'
import { networksOf } from './networks.ts'
import { openOutbound } from './outbound.ts'
import { newPushKey, openPush, type Push } from './push.ts'
import { keepPushKey } from './store.ts'

/** By which ways people are told something outside the pages. */
export interface Ways {
  /** Null in production without a mail server. */
  readonly mail: MailTransport | null
  /** Null in production without a key, and until the tables are there. */
  push(): Push | null
}

/** Opens the ways that are configured; in development a key for push is made once and kept in the database. */
export function openWays({ app, sql, whenMigrated, onClose }: Service, config: CompleteConfig): Ways {
  const outbound = openOutbound(networksOf(config.PUSH_ALLOWED_NETWORKS))
  const { ENV, SMTP_URL, MAIL_DIR } = config
  const settings = { ENV, SMTP_URL, MAIL_DIR: MAIL_DIR ?? '', MAIL_FROM: senderOf(config) }
  const mail = SMTP_URL || MAIL_DIR ? openMailTransport(settings, options => createTransport(options), app.log) : null
  let push: Push | null = null
  whenMigrated(async () => {
    const { VAPID_PRIVATE_KEY: given, VAPID_SUBJECT: subject } = config
    const key = given ?? (config.ENV === 'production' ? null : await keepPushKey(sql, newPushKey()))
    push = key === null ? null : openPush(key, subject, outbound)
  })
  onClose(async () => mail?.close())
  return { mail, push: () => push }
}
