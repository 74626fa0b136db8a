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
  beginSending,
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

/** Apart: push goes to addresses that anybody may have named, and one that never answers keeps no mail waiting. */
const atOnce = { email: 4, push: 16 } as const

/** What became of a try. Where nobody was told it is tried again, or was not tried yet; null: another has it. */
type Outcome = 'sent' | 'dropped' | 'failed' | 'unknown' | Again | Date | null
interface Again {
  readonly leastSeconds: number
}
const later: Again = { leastSeconds: 0 }

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
    const noteFailure = (why: string, what: string) => app.log.warn({ delivery: delivery.id, why }, what)
    if (!(await beginSending(sql, delivery))) return null
    try {
      const link = notice.link ?? '/notifications'
      const options = { isUrgent: delivery.is_urgent, topic: topicOf(about) }
      const outcome = await push.send(subscription, { ...message, link }, options)
      if (outcome === 'sent') return outcome
      if (outcome === 'gone') {
        await deleteSubscription(sql, subscription.id)
        return 'dropped'
      }
      if (outcome.leastSeconds === null) {
        noteFailure(outcome.why, 'a push was refused, and is not sent')
        return 'failed'
      }
      noteFailure(outcome.why, 'a push was not taken; trying again later')
      return { leastSeconds: outcome.leastSeconds }
    } catch (error) {
      noteFailure((error as Error).message, 'a push was not taken; trying again later')
      return later
    }
  }

  const sendMail = async (
    mail: MailTransport,
    delivery: Delivery,
    notices: readonly Notification[],
    language: Language,
  ): Promise<Outcome> => {
    const address = await findAddress(sql, delivery.user_id)
    // user-service has not told of the person yet, or not any more.
    if (address === undefined) return later
    const letter = letterOf(delivery.id, notices, pages, language)
    if (!(await beginSending(sql, delivery))) return null
    try {
      await mail.send(address, letter)
      return 'sent'
    } catch (error) {
      const isCertain = wasRefused(error)
      const what = isCertain ? 'a mail was not taken; trying again later' : 'a mail may have been taken or not'
      app.log.warn({ delivery: delivery.id, ...mailFailureOf(error) }, what)
      return isCertain ? later : 'unknown'
    }
  }

  const sendOne = async (delivery: Delivery): Promise<Outcome> => {
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

  const work = async (delivery: Delivery) => {
    const outcome = await sendOne(delivery)
    if (outcome instanceof Date) await postponeDelivery(sql, delivery, outcome)
    else if (typeof outcome === 'string') await finishDelivery(sql, delivery, outcome)
    else if (outcome !== null) await retryDelivery(sql, delivery, outcome.leastSeconds)
  }
  const take = async (channel: Delivery['channel']) => {
    const delivery = await takeDelivery(sql, channel)
    return delivery ? () => work(delivery) : null
  }

  for (const channel of ['email', 'push'] as const) startWorkers(service, () => take(channel), atOnce[channel])
  service.health.watchOutbox(async () => ({ name: 'mails', ...(await readOutbox(sql, 'email')) }))
  service.health.watchOutbox(async () => ({ name: 'pushes', ...(await readOutbox(sql, 'push')) }))
}
