import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Letter } from './letters.ts'

/** The way mails leave. */
export interface MailTransport {
  /** Rejects when the mail was not taken. */
  send(recipient: string, letter: Letter): Promise<void>
  close(): void
}

const patienceMs = 10_000

function smtp(url: string, from: string): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(to, { subject, text }) {
      await transport.sendMail({ from, to, subject, text })
    },
    close: () => transport.close(),
  }
}

function folder(path: string, log: FastifyBaseLogger): MailTransport {
  return {
    async send(recipient, { subject, text }) {
      await mkdir(path, { recursive: true, mode: 0o700 })
      const file = join(path, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.txt`)
      await writeFile(file, `To: ${recipient}\nSubject: ${subject}\n\n${text}`, { mode: 0o600 })
      log.warn({ file, subject }, 'no mail server is configured (SMTP_URL): the mail lies in this file')
    },
    close() {},
  }
}

/** How mails leave: over SMTP, in development into a folder; null in production without a mail server. */
export function openMailTransport(config: Config, log: FastifyBaseLogger): MailTransport | null {
  if (config.SMTP_URL) return smtp(config.SMTP_URL, config.MAIL_FROM ?? config.ADMIN_EMAIL)
  return config.ENV === 'production' ? null : folder(config.MAIL_DIR, log)
}
