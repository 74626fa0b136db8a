import { useEffect, useEffectEvent, useRef } from 'react'
import { useHasRole } from '../../lib/use-session.ts'
import { type Settling, settle } from './settling.ts'

/** Answers what to call at each change that is heard of; `fetchAgain` follows once, with all that was wanted. */
export function useSettled(fetchAgain: (wantsAll: boolean) => void): (wantsAll: boolean) => void {
  const waiting = useRef<Settling>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Who records results goes on by what the next fetch brings.
  const isManager = useHasRole('trainer')
  const end = useEffectEvent(() => {
    const wantsAll = waiting.current?.wantsAll ?? true
    waiting.current = null
    fetchAgain(wantsAll)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return wantsAll => {
    const now = Date.now()
    waiting.current = settle(waiting.current, wantsAll, now, isManager ? 0 : Math.random())
    clearTimeout(timer.current)
    timer.current = setTimeout(() => end(), waiting.current.at - now)
  }
}
