import { type MailTransport, mailFailureOf, type Service } from '@gym-it/service-kit'
import type { Compose } from './composing.ts'
import { deleteMail, giveUpMails, type Mail, readOutbox, takeMails } from './store.ts'

/** Sends what was put for it, after the commit and again until it is taken. */
export interface MailSender {
  /** Looks at once instead of at the next regular time. */
  wake(): void
}

const lookMs = 5_000
const atOnce = 5

/** Sends mails until the app closes. */
export function startMailSender(service: Service, transport: MailTransport, compose: Compose): MailSender {
  const { app, sql, whenMigrated, onClose, onTrouble } = service
  let isStopped = false
  let isRung = false
  let running: Promise<void> | null = null
  const sendOne = async (mail: Mail) => {
    const letter = await compose(mail)
    try {
      if (letter) await transport.send(mail.recipient, letter)
    } catch (error) {
      app.log.warn({ mail: mail.id, ...mailFailureOf(error) }, 'a mail was not taken; trying again later')
      return
    }
    await deleteMail(sql, mail.id)
  }
  const sendAll = async () => {
    const lost = await giveUpMails(sql)
    if (lost > 0) app.log.error({ mails: lost }, 'mails could not be sent for a day and were given up')
    for (let mails = await takeMails(sql, atOnce); mails.length > 0 && !isStopped; ) {
      await Promise.all(mails.map(sendOne))
      mails = await takeMails(sql, atOnce)
    }
  }
  const wake = () => {
    isRung = true
    if (isStopped || running) return
    isRung = false
    running = sendAll()
      .catch(onTrouble)
      .finally(() => {
        running = null
        // Something was put while the last look was under way.
        if (isRung) wake()
      })
  }
  const timer = setInterval(wake, lookMs)
  timer.unref()
  whenMigrated(wake)
  service.health.watchOutbox(() => readOutbox(sql))
  onClose(async () => {
    isStopped = true
    clearInterval(timer)
    await running
    transport.close()
  })
  return { wake }
}
