import { createLiveClient, type LiveEvent, type LiveState } from '@gym-it/client'
import { useEffect, useEffectEvent } from 'react'
import { currentToken, onOtherUser } from './session.ts'
import { useStore } from './store.ts'
import { useIsOnline } from './use-is-online.ts'

export interface TopicListener {
  readonly onEvent: (event: LiveEvent['event'], data: unknown) => void
  /** What was shown may have missed something: fetch it again. */
  readonly onGap: () => void
}

const socketUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`

/** The page's one socket. */
export const live = createLiveClient({ url: socketUrl(), token: currentToken })

/** Wakes the socket when the page does, and reconnects it when another person signs in here. */
export function startLive(): void {
  addEventListener('online', live.wake)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && live.wake())
  onOtherUser(live.reidentify)
}

/** Listens to a topic while the component is shown; null listens to nothing. */
export function useTopic(topic: string | null, listener: TopicListener): void {
  const onEvent = useEffectEvent(listener.onEvent)
  const onGap = useEffectEvent(listener.onGap)
  useEffect(() => {
    if (topic === null) return
    return live.subscribe(topic, {
      onEvent: ({ event, data }) => onEvent(event, data),
      onGap: () => onGap(),
    })
  }, [topic])
}

/** How the connection stands; a socket whose network is gone takes a while to notice. */
export function useLiveState(): LiveState {
  const state = useStore(live.state)
  return useIsOnline() ? state : { ...state, status: 'reconnecting' }
}
