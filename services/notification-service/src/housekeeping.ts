import type { Service } from '@gym-it/service-kit'
import { forgetOldAddresses } from './audit/store.ts'
import { forgetOldDeliveries, forgetUnknown } from './delivery/store.ts'
import { forgetOldBroadcasts, forgetOldNotices } from './inbox/store.ts'
import { forgetOldWebhookDeliveries } from './webhooks/store.ts'

const hourMs = 3_600_000

/** Sweeps every hour, and at the start, what is older than it is kept. */
export function keepHouse({ app, sql, whenMigrated, onClose, onTrouble }: Service, noticeDays: number): void {
  const sweep = async () => {
    await forgetOldNotices(sql, noticeDays)
    await forgetOldBroadcasts(sql, noticeDays)
    await forgetOldDeliveries(sql, noticeDays)
    await forgetOldWebhookDeliveries(sql, noticeDays)
    await forgetOldAddresses(sql)
    const unknown = await forgetUnknown(sql)
    if (unknown > 0) app.log.warn({ mails: unknown }, 'mails were under way when a process ended; not sent again')
  }
  const timer = setInterval(() => void sweep().catch(onTrouble), hourMs)
  timer.unref()
  whenMigrated(sweep)
  onClose(async () => clearInterval(timer))
}
