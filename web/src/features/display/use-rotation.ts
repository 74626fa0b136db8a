import { useEffect, useState } from 'react'
import { placeOf, stayMs, turned } from './rotation.ts'
import type { Scene } from './scene.ts'

/** Turns the pages by themselves, and by hand; `scene` is undefined only where there are none. */
export function useRotation(scenes: readonly Scene[]) {
  const [shown, setShown] = useState({ key: '', place: 0 })
  const [isHeld, setIsHeld] = useState(false)
  const place = placeOf(
    scenes.map(scene => scene.key),
    shown,
  )
  const scene = scenes[place]
  const count = scenes.length
  const turn = (step: 1 | -1) => {
    const next = turned(place, step, count)
    setShown({ key: scenes[next]?.key ?? '', place: next })
  }
  const key = scene?.key
  const kind = scene?.kind
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time runs from when the page was turned; were it to start anew with every event, a lively hour would hold the page
  useEffect(() => {
    if (isHeld || count < 2 || kind === undefined) return
    const timer = setTimeout(() => turn(1), stayMs(kind))
    return () => clearTimeout(timer)
  }, [key, kind, count, isHeld])
  return { scene, place, count, turn, isHeld, setIsHeld }
}
