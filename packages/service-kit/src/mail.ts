import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'

/** A mail without its address. */
export interface Letter {
  readonly subject: string
  readonly text: string
  /** The same for each try to send it, so that a mail that came twice after all can be known by it. */
  readonly message_id?: string
}

/** The way mails leave. */
export interface MailTransport {
  /** Rejects when the mail was not taken, or when nobody knows: see `wasRefused`. */
  send(recipient: string, letter: Letter): Promise<void>
  close(): void
}

export interface MailSettings {
  readonly ENV: 'development' | 'production'
  readonly SMTP_URL?: string | undefined
  /** The sender of all mails. */
  readonly MAIL_FROM: string
  /** Where mails land as files in development without a mail server. */
  readonly MAIL_DIR: string
}

/** A connection to a mail server, as nodemailer's `createTransport` opens it. */
export type OpenSmtp = (options: typeof limits & { readonly url: string }) => {
  sendMail(mail: { from: string; to: string; subject: string; text: string; messageId?: string }): Promise<unknown>
  close(): void
}

const patienceMs = 10_000
const limits = {
  connectionTimeout: patienceMs,
  greetingTimeout: patienceMs,
  socketTimeout: patienceMs,
  disableFileAccess: true,
  disableUrlAccess: true,
}

function smtp(url: string, from: string, open: OpenSmtp): MailTransport {
  const transport = open({ url, ...limits })
  return {
    async send(to, { subject, text, message_id }) {
      await transport.sendMail({ from, to, subject, text, ...(message_id ? { messageId: message_id } : {}) })
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
export function openMailTransport(
  { ENV, SMTP_URL, MAIL_FROM, MAIL_DIR }: MailSettings,
  open: OpenSmtp,
  log: FastifyBaseLogger,
): MailTransport | null {
  if (SMTP_URL) return smtp(SMTP_URL, MAIL_FROM, open)
  return ENV === 'production' ? null : folder(MAIL_DIR, log)
}

interface MailError {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly syscall?: unknown
  readonly message?: unknown
}

const beforeTheMail = new Set<unknown>(['EDNS', 'EAUTH', 'ETLS', 'ECONNREFUSED', 'ENOTFOUND'])

/**
 * Whether a mail surely did not leave: the server refused it, or was never reached. Otherwise the connection ended in
 * between, and the server may have taken it.
 */
export function wasRefused(error: unknown): boolean {
  const { code, responseCode, syscall, message } = error as MailError
  return (
    responseCode !== undefined ||
    syscall === 'connect' ||
    beforeTheMail.has(code) ||
    (typeof message === 'string' && /^(connection timeout|greeting never received)/i.test(message))
  )
}

/** What may be logged of a mail that failed: never an address or a text, which the server's answer may repeat. */
export function mailFailureOf(error: unknown): { code: unknown; responseCode: unknown } {
  const { code, responseCode } = error as MailError
  return { code, responseCode }
}
