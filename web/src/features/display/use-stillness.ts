import { useEffect, useState } from 'react'

const stillAfterMs = 3_000

/** True while nobody has touched the mouse, the screen or the keyboard for some seconds: then nothing lies above the page. */
export function useStillness(): boolean {
  const [isStill, setIsStill] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const stir = () => {
      setIsStill(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIsStill(true), stillAfterMs)
    }
    stir()
    const signs = ['pointermove', 'pointerdown', 'keydown'] as const
    for (const sign of signs) addEventListener(sign, stir)
    return () => {
      clearTimeout(timer)
      for (const sign of signs) removeEventListener(sign, stir)
    }
  }, [])
  return isStill
}
