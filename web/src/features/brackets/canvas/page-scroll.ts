/** Pixels before a finger's direction is taken for meant. */
const meantPx = 4

/**
 * Leaves a finger's drag to the page where the canvas cannot move that way, as nested scrolling does: a canvas is never a
 * trap on the way down a page. To be attached before the listeners it shields. Answers a function that ends it.
 */
export function yieldingTouch(frame: HTMLElement, canMove: (dx: number, dy: number) => boolean): () => void {
  let start: { readonly x: number; readonly y: number } | undefined
  let isOurs: boolean | undefined
  const onStart = ({ touches }: TouchEvent) => {
    const [finger] = touches
    start = finger && touches.length === 1 ? { x: finger.clientX, y: finger.clientY } : undefined
    // Two fingers always mean the canvas.
    isOurs = touches.length > 1 ? true : undefined
  }
  const onMove = (event: TouchEvent) => {
    const [finger] = event.touches
    if (isOurs === undefined && start && finger) {
      const dx = finger.clientX - start.x
      const dy = finger.clientY - start.y
      if (Math.hypot(dx, dy) < meantPx) return event.stopImmediatePropagation()
      isOurs = Math.abs(dx) > Math.abs(dy) || canMove(0, dy)
    }
    if (isOurs === false) event.stopImmediatePropagation()
  }
  frame.addEventListener('touchstart', onStart, { passive: true })
  frame.addEventListener('touchmove', onMove, { passive: true })
  return () => {
    frame.removeEventListener('touchstart', onStart)
    frame.removeEventListener('touchmove', onMove)
  }
}
