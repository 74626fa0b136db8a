import { broadcastMessage } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { insertBroadcast, tellEverybody } from './store.ts'

/** The live topic that everyone may follow. */
const topic = 'system'

export function broadcastRoutes({ route }: Service): void {
  route(broadcastMessage, ({ body, change }) =>
    change(async (tx, emit) => {
      const { message, event_type = 'broadcast', title = null, link = null } = body
      const id = await insertBroadcast(tx, { message, event_type, title, link })
      await tellEverybody(tx, id)
      // One event for all: whoever is here shows it at once, and looks into the inbox anew.
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
