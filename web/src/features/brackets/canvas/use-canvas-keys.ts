import { useEffect, useEffectEvent } from 'react'
import type { TreeLayout } from '../tree/tree-layout.ts'
import { boxOf } from './box-of.ts'
import { type Direction, neighbourOf } from './neighbours.ts'
import type { PanZoom } from './pan-zoom.ts'

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const step = 1.3
const leastForKeys = 0.5

const placeOf = (node: unknown) => (node instanceof Element ? node.closest<HTMLElement>('[data-match]') : null)

/** Keys of a canvas: + and − zoom, 0 fits, arrows go from match to match along the lines. Enter is the card's own. */
export function useCanvasKeys(frame: HTMLElement, canvas: PanZoom, layout: TreeLayout): void {
  const goTo = (id: number) => {
    const box = boxOf(layout, id)
    // From far away there are only boxes, and nothing to stand on.
    if (box && canvas.view().k < leastForKeys) canvas.bring(box, 'always', 'at once')
    frame.querySelector<HTMLElement>(`[data-match="${id}"] [tabindex]`)?.focus({ preventScroll: true })
  }

  const start = (): number | undefined => {
    const { x, y, k } = canvas.view()
    const isShown = ({ left, top }: { readonly left: number; readonly top: number }) =>
      left * k + x >= 0 && top * k + y >= 0
    return (layout.placed.find(isShown) ?? layout.placed[0])?.match.id
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const direction = arrows[event.key]
    if (direction !== undefined) {
      const here = placeOf(event.target)
      let next = here ? neighbourOf(layout, Number(here.dataset.match), direction) : start()
      // Nothing is to be done at a place without a match: on to the next.
      while (next !== undefined && frame.querySelector(`[data-match="${next}"] [tabindex]`) === null) {
        next = neighbourOf(layout, next, direction)
      }
      if (next !== undefined) goTo(next)
    } else if (event.key === '+' || event.key === '=') canvas.zoomBy(step)
    else if (event.key === '-') canvas.zoomBy(1 / step)
    else if (event.key === '0') canvas.fit()
    else return
    event.preventDefault()
  })
  const onFocus = useEffectEvent((event: FocusEvent) => {
    const place = placeOf(event.target)
    if (place === null || !(event.target instanceof Element) || !event.target.matches(':focus-visible')) return
    const box = boxOf(layout, Number(place.dataset.match))
    if (box) canvas.bring(box, 'if unseen')
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => onKey(event)
    const focus = (event: FocusEvent) => onFocus(event)
    frame.addEventListener('keydown', key)
    frame.addEventListener('focusin', focus)
    return () => {
      frame.removeEventListener('keydown', key)
      frame.removeEventListener('focusin', focus)
    }
  }, [frame])
}
