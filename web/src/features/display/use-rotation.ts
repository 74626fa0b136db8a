import { useEffect, useEffectEvent, useState } from 'react'
import { placeOf, stayMs, turned } from './rotation.ts'
import type { Scene } from './scene.ts'

const fromTheStart = { key: '', place: 0 }

/**
 * Turns the pages by themselves, and by hand; `scene` is undefined only where there are none. With a new `chapter` (the
 * draw is made, the last match is over) they begin anew, so that the hall sees the champion at once; a page that is
 * held stays.
 */
export function useRotation(scenes: readonly Scene[], chapter: string | undefined) {
  const [shown, setShown] = useState({ ...fromTheStart, chapter })
  const [isHeld, setIsHeld] = useState(false)
  const place = placeOf(
    scenes.map(scene => scene.key),
    isHeld || shown.chapter === chapter ? shown : fromTheStart,
  )
  const scene = scenes[place]
  const count = scenes.length
  const turn = (step: 1 | -1) => {
    const next = turned(place, step, count)
    setShown({ key: scenes[next]?.key ?? '', place: next, chapter })
  }
  const turnByItself = useEffectEvent(() => turn(1))
  const key = scene?.key
  const kind = scene?.kind
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time runs from when the page was turned, also to one of the same key; were it to start anew with every event, a lively hour would hold the page
  useEffect(() => {
    if (isHeld || count < 2 || kind === undefined) return
    const timer = setTimeout(() => turnByItself(), stayMs(kind))
    return () => clearTimeout(timer)
  }, [shown, key, kind, count, isHeld])
  return { scene, place, count, turn, isHeld, setIsHeld }
}
