import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

const onConnection = (listener: () => void) => onlineManager.subscribe(listener)
const isOnlineNow = () => onlineManager.isOnline()

/** False while the browser has no network. */
export const useIsOnline = () => useSyncExternalStore(onConnection, isOnlineNow)
