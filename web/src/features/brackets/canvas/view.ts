/** How a drawing stands in its frame: a point of it is shown at `point * k + (x, y)`, in pixels of the frame. */
export interface View {
  readonly x: number
  readonly y: number
  readonly k: number
}
export interface Size {
  readonly width: number
  readonly height: number
}
export interface Box extends Size {
  readonly left: number
  readonly top: number
}

/** Pixels that stay free around the drawing; below it are the tools. */
export const margin = { side: 24, top: 18, bottom: 66 } as const
/** Smaller cards than this cannot be read, so that a first sight is rather not of all. */
const leastReadable = 0.72
const mostZoom = 2
const leastZoom = 0.028

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** One axis: what is smaller than its room stands in the middle, what is larger leaves no gap at either end. */
function clampAxis(at: number, length: number, frame: number, before: number, after: number): number {
  const spare = frame - length - before - after
  return spare >= 0 ? before + spare / 2 : within(at, frame - length - after, before)
}

/** The nearest view that does not lose the drawing. */
export const clampView = ({ x, y, k }: View, drawing: Size, frame: Size): View => ({
  k,
  x: clampAxis(x, drawing.width * k, frame.width, margin.side, margin.side),
  y: clampAxis(y, drawing.height * k, frame.height, margin.top, margin.bottom),
})

/** Everything at once, as large as that allows, but no larger than it is. */
export function fitView(drawing: Size, frame: Size): View {
  const wide = (frame.width - 2 * margin.side) / Math.max(1, drawing.width)
  const high = (frame.height - margin.top - margin.bottom) / Math.max(1, drawing.height)
  return clampView({ x: 0, y: 0, k: within(Math.min(wide, high), leastZoom, 1) }, drawing, frame)
}

/** The beginning of the drawing, in full width where that can still be read. */
export function firstView(drawing: Size, frame: Size): View {
  const wide = (frame.width - 2 * margin.side) / Math.max(1, drawing.width)
  const k = wide >= leastReadable ? Math.min(1, wide) : 1
  return clampView({ x: margin.side, y: margin.top, k }, drawing, frame)
}

/** From all at once to twice the size. */
export const zoomLimits = (drawing: Size, frame: Size): readonly [least: number, most: number] => [
  fitView(drawing, frame).k,
  mostZoom,
]

/** The view with a box of the drawing in the middle of the frame. */
export const centreOn = ({ k }: View, box: Box, drawing: Size, frame: Size): View =>
  clampView(
    { k, x: frame.width / 2 - (box.left + box.width / 2) * k, y: frame.height / 2 - (box.top + box.height / 2) * k },
    drawing,
    frame,
  )

/** Whether a box of the drawing is seen as a whole. */
export const isSeen = ({ x, y, k }: View, box: Box, frame: Size): boolean =>
  box.left * k + x >= 0 &&
  box.top * k + y >= 0 &&
  (box.left + box.width) * k + x <= frame.width &&
  (box.top + box.height) * k + y <= frame.height - margin.bottom

/** The part of the drawing that the frame shows. */
export const seenPart = ({ x, y, k }: View, frame: Size): Box => ({
  left: -x / k,
  top: -y / k,
  width: frame.width / k,
  height: frame.height / k,
})
