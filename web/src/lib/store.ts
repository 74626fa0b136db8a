import { type Observed, observe } from '@gym-it/client'
import { useSyncExternalStore } from 'react'

/** One value outside of React that components can watch. */
export type Store<T> = Observed<T>
export const createStore = observe

export const useStore = <T>(store: Pick<Store<T>, 'get' | 'subscribe'>): T =>
  useSyncExternalStore(store.subscribe, store.get)
