import type { Match } from '@gym-it/contracts'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { cardWidth, type TreeLayout } from '../tree/tree-layout.ts'
import type { PanZoom } from './pan-zoom.ts'
import { seenPart } from './view.ts'

interface MinimapProps {
  readonly layout: TreeLayout
  readonly canvas: PanZoom
  /** Matches that are marked on it. */
  readonly marked: ReadonlyMap<number, unknown>
}

/** The map's own units on each side: browsers misdraw pictures whose units are tens of thousands. */
const side = 1000
const round = (value: number) => Math.round(value * 10) / 10

/** The cards as an SVG path in the map's units. */
const boxes = (placed: TreeLayout['placed'], toX: number, toY: number) =>
  placed
    .map(({ left, top, height }) => {
      const width = round(cardWidth * toX)
      return `M${round(left * toX)} ${round(top * toY)}h${width}v${round(Math.max(2, height * toY))}h${-width}z`
    })
    .join('')

/** The whole drawing in small, with a frame around the part that is seen; dragging the frame moves the canvas. */
export function Minimap({ layout, canvas, marked }: MinimapProps) {
  const { width, height, placed } = layout
  const map = useRef<SVGSVGElement>(null)
  const seen = useRef<SVGRectElement>(null)
  const [toX, toY] = [side / Math.max(1, width), side / Math.max(1, height)]
  const all = useMemo(() => boxes(placed, toX, toY), [placed, toX, toY])
  const decided = useMemo(() => {
    const isOver = ({ status }: Match) => status === 'completed' || status === 'bye'
    return boxes(
      placed.filter(({ match }) => isOver(match)),
      toX,
      toY,
    )
  }, [placed, toX, toY])
  const found = useMemo(() => {
    const own = placed.filter(({ match }) => marked.has(match.id))
    return boxes(own, toX, toY)
  }, [placed, marked, toX, toY])

  useEffect(
    () =>
      canvas.onMove(view => {
        const part = seenPart(view, canvas.frameSize())
        const left = Math.max(0, part.left)
        const top = Math.max(0, part.top)
        const node = seen.current
        const right = Math.min(width, part.left + part.width)
        const bottom = Math.min(height, part.top + part.height)
        node?.setAttribute('x', String(round(left * toX)))
        node?.setAttribute('y', String(round(top * toY)))
        node?.setAttribute('width', String(round(Math.max(0, right - left) * toX)))
        node?.setAttribute('height', String(round(Math.max(0, bottom - top) * toY)))
      }),
    [canvas, width, height, toX, toY],
  )

  const moveTo = (event: PointerEvent) => {
    const shown = map.current?.getBoundingClientRect()
    if (shown === undefined) return
    const { k } = canvas.view()
    const frame = canvas.frameSize()
    const x = ((event.clientX - shown.left) / shown.width) * width
    const y = ((event.clientY - shown.top) / shown.height) * height
    canvas.show({ k, x: frame.width / 2 - x * k, y: frame.height / 2 - y * k }, 'at once')
  }
  return (
    <svg
      ref={map}
      className="minimap"
      viewBox={`0 0 ${side} ${side}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={i18n._('Overview of the bracket')}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        moveTo(event)
      }}
      onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && moveTo(event)}
    >
      <path className="minimap-open" d={all} />
      <path className="minimap-decided" d={decided} />
      <path className="minimap-found" d={found} />
      <rect ref={seen} className="minimap-seen" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
