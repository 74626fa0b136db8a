import {
  AppError,
  getDeliveryWays,
  getPreferences,
  setPreferences,
  subscribePush,
  unsubscribePush,
} from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import type { Ways } from '../delivery/ways.ts'
import { preferencesChanged, pushChanged } from './events.ts'
import { checkPreferences } from './rules.ts'
import { preferencesOf, savePreferences } from './store.ts'
import { countDevices, deleteOwnSubscription, saveSubscription } from './subscription-store.ts'

export function preferenceRoutes({ route, sql }: Service, ways: Ways): void {
  route(getPreferences, async ({ actor }) => (await preferencesOf(sql, [actor.id]))(actor.id))

  route(setPreferences, ({ actor, body, change }) => {
    checkPreferences(body)
    return change(async (tx, emit) => {
      await savePreferences(tx, actor.id, body)
      emit(preferencesChanged(actor.id))
      return body
    })
  })

  route(getDeliveryWays, async ({ actor }) => ({
    push_public_key: ways.push()?.publicKey ?? null,
    sends_email: ways.mail !== null,
    push_devices: await countDevices(sql, actor.id),
  }))

  route(subscribePush, ({ actor, body, change }) =>
    change(async (tx, emit) => {
      const push = ways.push()
      if (!push) throw new AppError('STATUS_CONFLICT', 'Push is not set up at this installation.')
      push.check(body.endpoint)
      const id = await saveSubscription(tx, actor.id, body)
      emit(pushChanged('push.subscribed', actor.id, id))
      return { id }
    }),
  )

  route(unsubscribePush, ({ actor, body, change }) =>
    change(async (tx, emit) => {
      const id = await deleteOwnSubscription(tx, actor.id, body.endpoint)
      if (id !== undefined) emit(pushChanged('push.unsubscribed', actor.id, id))
      return { detail: 'No longer told in this browser' }
    }),
  )
}
