import type { Service } from '@gym-it/service-kit'
import { userChanged } from '../users/events.ts'
import { updateUser } from '../users/store.ts'
import { hasEndedBans, lockEndedBans } from './ended-bans-store.ts'
import { freed } from './rules.ts'

const lookMs = 2_000

/**
 * Tells everyone of bans that have ended by time. Here the clock alone decides; the other services hear it from this.
 * Replicas share the work: each takes the rows that no other holds.
 */
export function tellEndedBans({ change, sql, whenMigrated, onClose, onTrouble }: Service): void {
  const tell = () =>
    change({ actor_id: null, request_id: 'end-of-ban' }, async (tx, emit) => {
      for (const { id } of await lockEndedBans(tx)) emit(userChanged('user.unbanned', await updateUser(tx, id, freed)))
    })
  let telling: Promise<void> | null = null
  let isTroubled = false
  const look = async () => {
    try {
      if (await hasEndedBans(sql)) await tell()
      isTroubled = false
    } catch (error) {
      // Told once: a database may be away for the night.
      if (!isTroubled) onTrouble(error)
      isTroubled = true
    }
  }
  whenMigrated(() => {
    const timer = setInterval(() => {
      telling ??= look().finally(() => {
        telling = null
      })
    }, lookMs)
    timer.unref()
    onClose(async () => {
      clearInterval(timer)
      await telling
    })
  })
}
