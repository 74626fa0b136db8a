import { select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom'
import { wantsStillness } from '../../../ui/wants-stillness.ts'
import { yieldingTouch } from './page-scroll.ts'
import { type Box, centreOn, clampView, fitView, isSeen, type Size, type View, zoomLimits } from './view.ts'

export interface PanZoom {
  readonly view: () => View
  readonly frameSize: () => Size
  /** Shows this view, or the nearest that does not lose the drawing. */
  readonly show: (view: View, how?: 'smooth' | 'at once') => void
  readonly zoomBy: (factor: number) => void
  readonly fit: () => void
  /** Brings a box of the drawing to the middle; with `ifUnseen` only where it is not seen yet. */
  readonly bring: (box: Box, when?: 'always' | 'if unseen', how?: 'smooth' | 'at once') => void
  /** The drawing has another size now. */
  readonly resize: (drawing: Size) => void
  /** Told of every change of the view, and now. */
  readonly onMove: (listener: (view: View) => void) => () => void
  readonly detach: () => void
}

const glideMs = 280
/** So long after the last movement it is drawn sharply again. */
const restMs = 160
/** Below this size names cannot be read, so that boxes are drawn instead. */
const farBelow = 0.34
const linePx = 18

const viewOf = ({ x, y, k }: ZoomTransform): View => ({ x, y, k })
const transformOf = ({ x, y, k }: View) => zoomIdentity.translate(x, y).scale(k)

/**
 * Makes a frame a canvas: drag, wheel, pinch and double tap move the layer in it by a transform, without any rendering.
 * A plain wheel pans as far as the drawing goes and then is the page's; with Ctrl, or in full screen, it zooms.
 */
export function attachPanZoom(frame: HTMLElement, layer: HTMLElement, size: Size, first: View): PanZoom {
  let drawing = size
  let gliding = 0
  let resting: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<(view: View) => void>()
  const frameSize = (): Size => ({ width: frame.clientWidth, height: frame.clientHeight })
  const frameNode = select(frame)

  const draw = (view: View) => {
    layer.style.transform = `translate(${Math.round(view.x)}px, ${Math.round(view.y)}px) scale(${view.k})`
    layer.toggleAttribute('data-far', view.k < farBelow)
    // A layer of its own moves without being drawn anew; one of tens of thousands of pixels is better drawn when small.
    layer.toggleAttribute('data-moving', view.k >= farBelow)
    clearTimeout(resting)
    resting = setTimeout(() => layer.removeAttribute('data-moving'), restMs)
    for (const listener of listeners) listener(view)
  }
  const behaviour = zoom<HTMLElement, unknown>()
    .extent(() => [
      [0, 0],
      [frame.clientWidth, frame.clientHeight],
    ])
    .constrain(transform => transformOf(clampView(viewOf(transform), drawing, frameSize())))
    .clickDistance(6)
    .tapDistance(12)
    .duration(wantsStillness() ? 0 : glideMs)
    .filter((event: MouseEvent) => {
      if (event.type === 'wheel') return event.ctrlKey || event.metaKey || frame.hasAttribute('data-full')
      // A touch has no button.
      return !event.ctrlKey && !event.button
    })
    .on('start', () => cancelAnimationFrame(gliding))
    .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => draw(viewOf(transform)))

  const view = () => viewOf(zoomTransform(frame))
  const set = (next: View) => behaviour.transform(frameNode, transformOf(clampView(next, drawing, frameSize())))
  const measure = () => {
    const [least, most] = zoomLimits(drawing, frameSize())
    behaviour.scaleExtent([least, most])
  }
  const show: PanZoom['show'] = (wanted, how = 'smooth') => {
    cancelAnimationFrame(gliding)
    const target = clampView(wanted, drawing, frameSize())
    if (how === 'at once' || wantsStillness()) return set(target)
    const from = view()
    const startedAt = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - startedAt) / glideMs))
      const eased = 1 - (1 - part) ** 3
      const between = (one: number, two: number) => one + (two - one) * eased
      const next =
        part === 1
          ? target
          : { x: between(from.x, target.x), y: between(from.y, target.y), k: between(from.k, target.k) }
      behaviour.transform(frameNode, transformOf(next))
      // Its own start event has cancelled what went before.
      if (part < 1) gliding = requestAnimationFrame(step)
    }
    gliding = requestAnimationFrame(step)
  }
  /** Whether the page has to move first, so that the whole canvas is seen. `dy` is the way of the content. */
  const isCutOff = (dy: number) => {
    if (dy === 0 || frame.hasAttribute('data-full')) return false
    const { top, bottom } = frame.getBoundingClientRect()
    return dy < 0 ? bottom > innerHeight : top < 0
  }
  const onWheel = (event: WheelEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return
    if (Math.abs(event.deltaY) > Math.abs(event.deltaX) && isCutOff(-event.deltaY)) return
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1
    const from = view()
    const to = clampView(
      { ...from, x: from.x - event.deltaX * unit, y: from.y - event.deltaY * unit },
      drawing,
      frameSize(),
    )
    if (Math.abs(to.x - from.x) < 1 && Math.abs(to.y - from.y) < 1) return
    event.preventDefault()
    set(to)
  }
  const canMove = (dx: number, dy: number) => {
    if (Math.abs(dy) > Math.abs(dx) && isCutOff(dy)) return false
    const from = view()
    const to = clampView({ ...from, x: from.x + dx, y: from.y + dy }, drawing, frameSize())
    return Math.abs(to.x - from.x) > 1 || Math.abs(to.y - from.y) > 1
  }

  measure()
  const unyield = yieldingTouch(frame, (dx, dy) => frame.hasAttribute('data-full') || canMove(dx, dy))
  frameNode.call(behaviour)
  frame.addEventListener('wheel', onWheel, { passive: false })
  /** What others scroll to, such as the browser's search or a screen reader, is panned to instead. */
  const onScroll = () => {
    const { scrollLeft, scrollTop } = frame
    if (scrollLeft === 0 && scrollTop === 0) return
    const { x, y, k } = view()
    frame.scrollTo(0, 0)
    set({ k, x: x - scrollLeft, y: y - scrollTop })
  }
  frame.addEventListener('scroll', onScroll)
  frame.toggleAttribute('data-canvas', true)
  set({ ...first, x: first.x - frame.scrollLeft, y: first.y - frame.scrollTop })
  frame.scrollTo(0, 0)
  const observer = new ResizeObserver(() => {
    measure()
    set(view())
  })
  observer.observe(frame)

  return {
    view,
    frameSize,
    show,
    zoomBy: factor => {
      const { x, y, k } = view()
      const [least, most] = behaviour.scaleExtent()
      const next = Math.min(most, Math.max(least, k * factor))
      const { width, height } = frameSize()
      const ratio = next / k
      show({ k: next, x: width / 2 - (width / 2 - x) * ratio, y: height / 2 - (height / 2 - y) * ratio })
    },
    fit: () => show(fitView(drawing, frameSize())),
    bring: (box, when = 'always', how = 'smooth') => {
      const now = view()
      const readable = { ...now, k: Math.max(now.k, 0.8) }
      if (when === 'if unseen' && isSeen(now, box, frameSize())) return
      show(centreOn(readable, box, drawing, frameSize()), how)
    },
    resize: next => {
      drawing = next
      measure()
      set(view())
    },
    onMove: listener => {
      listeners.add(listener)
      listener(view())
      return () => listeners.delete(listener)
    },
    detach: () => {
      cancelAnimationFrame(gliding)
      clearTimeout(resting)
      observer.disconnect()
      unyield()
      frameNode.on('.zoom', null)
      frame.removeEventListener('wheel', onWheel)
      frame.removeEventListener('scroll', onScroll)
      frame.removeAttribute('data-canvas')
    },
  }
}
