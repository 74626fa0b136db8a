import { broadcastMessage } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { insertBroadcast } from './store.ts'

/** The live topic that everyone may follow. */
const topic = 'system'

export function broadcastRoutes({ route }: Service): void {
  route(broadcastMessage, ({ body, change }) =>
    change(async (tx, emit) => {
      const { message, event_type = 'broadcast', title = null, link = null } = body
      const id = await insertBroadcast(tx, { message, event_type, title, link })
      emit({
        type: 'broadcast',
        subject: `broadcast:${id}`,
        topic,
        audience: 'public',
        data: { id, message, event_type, title, link },
      })
      return { detail: 'Message broadcasted', id }
    }),
  )
}
