import { openMailTransport, type Service, type Transaction } from '@gym-it/service-kit'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Links } from '../links.ts'
import { composing } from './composing.ts'
import { startMailSender } from './sender.ts'
import { type NewMail, putMail } from './store.ts'

/** Where the rest of the service puts its mails. */
export interface Postbox {
  /** Whether mails are sent at all. */
  readonly isOpen: boolean
  /** Puts a mail within the transaction of what it tells of; without a mail server nothing happens. */
  put(tx: Transaction, mail: NewMail): Promise<void>
  /** Sends what has been committed. */
  wake(): void
}

/** Opens the way out for mails. */
export function openPostbox(service: Service, config: Config, links: Links): Postbox {
  const settings = { ...config, MAIL_FROM: config.MAIL_FROM ?? config.ADMIN_EMAIL }
  const transport = openMailTransport(settings, options => createTransport(options), service.app.log)
  if (!transport) return { isOpen: false, put: async () => {}, wake() {} }
  const { wake } = startMailSender(service, transport, composing(service.sql, links))
  return { isOpen: true, put: putMail, wake }
}
