import { createHash } from 'node:crypto'
import type { Language, Notification } from '@gym-it/contracts'
import { type MailTransport, mailFailureOf, type Service, wasRefused } from '@gym-it/service-kit'
import type { NoticeRow } from '../inbox/store.ts'
import { wordNotice } from '../inbox/wording/word.ts'
import { findAddress } from '../notices/people-store.ts'
import { preferencesOf } from '../preferences/store.ts'
import { deleteSubscription, findSubscription } from '../preferences/subscription-store.ts'
import { letterOf, type Pages } from './letters.ts'
import { quietUntil } from './rules.ts'
import {
  type Delivery,
  finishDelivery,
  postponeDelivery,
  readDelivery,
  readOutbox,
  retryDelivery,
  takeDelivery,
} from './store.ts'
import type { Ways } from './ways.ts'
import { startWorkers } from './workers.ts'

const atOnce = 4

/** What became of a try; `later`: nobody was told, and it is tried again. */
type Outcome = 'sent' | 'dropped' | 'later' | 'unknown'

/** A push service takes 32 characters of base64url as a topic. */
const topicOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32)

/** Sends what lies in the outbox, until the app closes: each at most once, also with several replicas. */
export function startDelivering(service: Service, ways: Ways, pages: Pages): void {
  const { app, sql } = service

  const sendPush = async (delivery: Delivery, row: NoticeRow, notice: Notification): Promise<Outcome> => {
    const push = ways.push()
    const subscription = delivery.subscription_id && (await findSubscription(sql, delivery.subscription_id))
    if (!push || !subscription) return 'dropped'
    const about = row.about ?? `notice:${row.id}`
    const message = { title: notice.title ?? 'GYM IT', body: notice.message, tag: about }
    try {
      const link = notice.link ?? '/notifications'
      const options = { isUrgent: delivery.is_urgent, topic: topicOf(about) }
      const outcome = await push.send(subscription, { ...message, link }, options)
      if (outcome === 'sent') return 'sent'
      await deleteSubscription(sql, subscription.id)
      return 'dropped'
    } catch (error) {
      app.log.warn({ delivery: delivery.id, why: (error as Error).message }, 'a push was not taken; trying again later')
      return 'later'
    }
  }

  const sendMail = async (
    mail: MailTransport,
    { id, user_id }: Delivery,
    notices: readonly Notification[],
    language: Language,
  ): Promise<Outcome> => {
    const address = await findAddress(sql, user_id)
    // user-service has not told of the person yet, or not any more.
    if (address === undefined) return 'later'
    try {
      await mail.send(address, letterOf(id, notices, pages, language))
      return 'sent'
    } catch (error) {
      const isCertain = wasRefused(error)
      const what = isCertain ? 'a mail was not taken; trying again later' : 'a mail may have been taken or not'
      app.log.warn({ delivery: id, ...mailFailureOf(error) }, what)
      return isCertain ? 'later' : 'unknown'
    }
  }

  const sendOne = async (delivery: Delivery): Promise<Outcome | Date> => {
    const preferences = (await preferencesOf(sql, [delivery.user_id]))(delivery.user_id)
    const until = quietUntil(preferences, delivery.is_urgent, new Date())
    if (until !== null) return until
    const { channel } = delivery
    // What somebody has switched off meanwhile.
    const rows = (await readDelivery(sql, delivery.id)).filter(({ kind }) => preferences.kinds[kind][channel])
    const notices = rows.map(row => wordNotice(row, preferences.language))
    const [row] = rows
    const [notice] = notices
    if (!row || !notice) return 'dropped'
    if (channel === 'push') return sendPush(delivery, row, notice)
    return ways.mail ? sendMail(ways.mail, delivery, notices, preferences.language) : 'dropped'
  }

  const next = async () => {
    const delivery = await takeDelivery(sql)
    if (!delivery) return false
    const outcome = await sendOne(delivery)
    if (outcome instanceof Date) await postponeDelivery(sql, delivery.id, outcome)
    else if (outcome === 'later') await retryDelivery(sql, delivery.id)
    else await finishDelivery(sql, delivery.id, outcome)
    return true
  }

  startWorkers(service, next, atOnce)
  service.health.watchOutbox(async () => ({ name: 'mails', ...(await readOutbox(sql, 'email')) }))
  service.health.watchOutbox(async () => ({ name: 'pushes', ...(await readOutbox(sql, 'push')) }))
}
