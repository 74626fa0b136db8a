import { live } from './live.ts'
import { isOutage, queryClient } from './query-client.ts'

/** A server that answers again answers what it left open; the browser tells only of its own connection. */
export function askAgainWhenBack(): void {
  let was = live.state.get().status
  live.state.subscribe(() => {
    const { status } = live.state.get()
    if (status === 'live' && was === 'reconnecting') {
      void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => isOutage(state.fetchFailureReason) })
    }
    was = status
  })
}
