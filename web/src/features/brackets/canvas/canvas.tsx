import type { Match } from '@gym-it/contracts'
import { useEffect, useMemo, useState } from 'react'
import type { Mark } from '../trace/trace.ts'
import type { TreeLayout } from '../tree/tree-layout.ts'
import { boxOf } from './box-of.ts'
import './canvas.css'
import { CanvasTools, type Toggle } from './canvas-tools.tsx'
import { Minimap } from './minimap.tsx'
import { attachPanZoom, type PanZoom } from './pan-zoom.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { type Pointed, usePointing } from './use-pointing.ts'
import { firstView } from './view.ts'

export interface CanvasProps {
  readonly frame: HTMLElement
  readonly layer: HTMLElement
  readonly label: string
  readonly layout: TreeLayout
  readonly matches: ReadonlyMap<number, Match>
  /** Whom somebody looks for: their latest match is brought into view. */
  readonly found: ReadonlySet<number>
  readonly marked: ReadonlyMap<number, Mark> | undefined
  /** Told of what is pointed at. */
  readonly onPoint: (pointed: Pointed) => void
  /** Left out where no round is behind. */
  readonly fold: Toggle | undefined
  /** The lines on which losers go; left out where they go nowhere. */
  readonly falls: Toggle | undefined
}

/** From so many first matches on, those of 32 people, the whole is not seen at once. */
const mapFrom = 16
const nobody: ReadonlyMap<number, Mark> = new Map()

/** Everything that moves a tree: zoom and pan, keys, the small map, and what is found by pointing. */
export function Canvas(props: CanvasProps) {
  const { frame, layer, layout } = props
  const [canvas, setCanvas] = useState<PanZoom>()
  const { width, height } = layout

  // biome-ignore lint/correctness/useExhaustiveDependencies: another size is told to the canvas that is there
  useEffect(() => {
    const size = { width: frame.clientWidth, height: frame.clientHeight }
    const attached = attachPanZoom(frame, layer, { width, height }, firstView({ width, height }, size))
    setCanvas(attached)
    return attached.detach
  }, [frame, layer])
  useEffect(() => canvas?.resize({ width, height }), [canvas, width, height])

  return canvas && <Attached {...props} canvas={canvas} />
}

function Attached({ canvas, ...props }: CanvasProps & { readonly canvas: PanZoom }) {
  const { frame, layer, layout, label, matches, found, marked, onPoint, fold, falls } = props
  useCanvasKeys(frame, canvas, layout)
  usePointing(frame, layer, matches, onPoint)

  const wanted = latestOf(layout, matches, found)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a result elsewhere must not move what somebody looks at
  useEffect(() => {
    const box = wanted === undefined ? undefined : boxOf(layout, wanted)
    if (box) canvas.bring(box)
  }, [canvas, found])

  const current = useMemo(() => {
    const placed = layout.placed.map(one => ({ ...one, match: matches.get(one.match.id) ?? one.match }))
    return { ...layout, placed }
  }, [layout, matches])
  const isLarge = useMemo(() => {
    const fed = new Set(layout.joins.map(join => join.to))
    return layout.placed.filter(({ match }) => !fed.has(match.id)).length >= mapFrom
  }, [layout])
  return (
    <>
      {isLarge && <Minimap layout={current} canvas={canvas} marked={marked ?? nobody} />}
      <CanvasTools canvas={canvas} frame={frame} label={label} fold={fold} falls={falls} layout={current} />
    </>
  )
}

/** The last match that one of these people stands in. */
const latestOf = ({ placed }: TreeLayout, matches: ReadonlyMap<number, Match>, people: ReadonlySet<number>) =>
  placed.findLast(({ match: { id } }) => {
    const match = matches.get(id)
    const isIn = (one: Match['participant1']) => one !== null && people.has(one.id)
    return match !== undefined && match.status !== 'bye' && (isIn(match.participant1) || isIn(match.participant2))
  })?.match.id
