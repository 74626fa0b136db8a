import type { Query } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { live, useLiveState } from './live.ts'
import { isOutage, queryClient } from './query-client.ts'
import { useIsOnline } from './use-is-online.ts'

/** A blink of the connection is no news; this long is. */
const patienceMs = 4000
const pageOpenedAt = Date.now()

/** Shown queries that could not be asked again. */
const isLeftBehind = ({ state }: Query) => state.data !== undefined && isOutage(state.fetchFailureReason)
/** Shown queries that have nothing but what was kept from an earlier visit. */
const isKept = ({ state }: Query) => state.data !== undefined && state.dataUpdatedAt < pageOpenedAt
const shown = () => queryClient.getQueryCache().findAll({ type: 'active' })
const onAnswers = (listener: () => void) => queryClient.getQueryCache().subscribe(listener)
const areAnswersLeftBehind = () => shown().some(isLeftBehind)
const areAnswersKept = () => shown().some(isKept)

/** From when what is shown is (ms since 1970), by its oldest part; null while nothing is shown. */
export function shownSince(): number | null {
  const { lastGoodAt } = live.state.get()
  const moments = shown()
    .filter(({ state }) => state.data !== undefined)
    // What this page has loaded itself was kept up to date as long as the connection was good.
    .map(({ state: { dataUpdatedAt } }) =>
      dataUpdatedAt < pageOpenedAt ? dataUpdatedAt : Math.max(dataUpdatedAt, lastGoodAt ?? 0),
    )
  return moments.length === 0 ? null : Math.min(...moments)
}

/** True while nothing new arrives, or what is shown could not be asked again, or is of an earlier visit. */
export function useIsStale(): boolean {
  const isOnline = useIsOnline()
  const isLeftBehind = useSyncExternalStore(onAnswers, areAnswersLeftBehind)
  const isOfBefore = useSyncExternalStore(onAnswers, areAnswersKept)
  const isLost = useLiveState().status === 'reconnecting' || isLeftBehind
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!isLost) return setIsLong(false)
    const timer = setTimeout(() => setIsLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [isLost])
  return !isOnline || isOfBefore || isLong
}
