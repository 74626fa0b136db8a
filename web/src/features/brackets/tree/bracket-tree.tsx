import type { Match } from '@gym-it/contracts'
import { useContext, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Pointed } from '../canvas/use-pointing.ts'
import { firstView, margin } from '../canvas/view.ts'
import { AdvanceLines } from '../live/advance-lines.tsx'
import { MatchNames } from '../match/match-name.ts'
import { fallsOf, traceOf } from '../trace/trace.ts'
import { TraceLines } from '../trace/trace-lines.tsx'
import { waysOf } from '../trace/ways.ts'
import { dropTexts } from './drop-texts.ts'
import { FarBoxes } from './far-boxes.tsx'
import { foldRounds } from './fold-rounds.ts'
import { MatchPlace } from './match-place.tsx'
import './tree.css'
import { lazyAside } from '../../../ui/lazy-part.tsx'
import { cardWidth } from './tree-layout.ts'
import { roundsOfTree } from './tree-rounds.ts'
import { useTreeLayout } from './use-tree-layout.ts'

const Canvas = lazyAside(() => import('../canvas/canvas.tsx').then(module => module.Canvas))

interface BracketTreeProps {
  readonly label: string
  /** Whether a heading of its own stands above the tree: the rounds are then one level deeper. */
  readonly isTitled: boolean
  readonly matches: readonly Match[]
  readonly onOpen?: ((match: Match) => void) | undefined
  readonly found?: ReadonlySet<number> | undefined
}

/** More people than this are pointed out, but no way of theirs. */
const mostTraced = 3
/** Beyond this the browser draws only what is near. */
const largeFrom = 128
const none: ReadonlySet<number> = new Set()
const atNothing: Pointed = { people: undefined, match: undefined }

/**
 * Rounds as columns from left to right, joined by lines, in a frame that becomes a canvas as soon as that part is loaded;
 * until then, and where it does not load, the frame scrolls.
 */
export function BracketTree({ label, isTitled, matches, onOpen, found }: BracketTreeProps) {
  const [isFolded, setIsFolded] = useState(false)
  const [areFallsShown, setAreFallsShown] = useState(false)
  const [pointed, setPointed] = useState<Pointed>(atNothing)
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const layer = useRef<HTMLDivElement>(null)
  const folded = useMemo(() => foldRounds(matches), [matches])
  const shown = isFolded ? folded : matches
  const layout = useTreeLayout(shown)
  const rounds = useMemo(() => roundsOfTree(layout), [layout])
  const ways = useMemo(() => waysOf(matches), [matches])
  const names = useContext(MatchNames)
  const drops = useMemo(() => dropTexts(ways.losers, names), [ways, names])
  const byId = useMemo(() => new Map(shown.map(match => [match.id, match])), [shown])
  // To point somebody out may wait for what is typed or moved next.
  const people = useDeferredValue(pointed.people ?? (found && found.size <= mostTraced ? found : undefined))
  const trace = useMemo(() => people && traceOf(matches, ways, people), [matches, ways, people])
  const pointedMatch = useDeferredValue(pointed.match)
  const falls = useMemo(
    () =>
      areFallsShown
        ? fallsOf(shown, ways)
        : fallsOf(
            shown.filter(one => one.id === pointedMatch),
            ways,
          ),
    [shown, ways, areFallsShown, pointedMatch],
  )
  const { width, height } = layout

  useLayoutEffect(() => {
    if (frame === null || layer.current === null || frame.hasAttribute('data-canvas')) return
    const { x, y, k } = firstView({ width, height }, { width: frame.clientWidth, height: frame.clientHeight })
    layer.current.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) scale(${k})`
  }, [frame, width, height])

  const Heading = isTitled ? 'h3' : 'h2'
  return (
    <div className="tree-stage" data-wide={width > 1090 || undefined}>
      <section
        ref={setFrame}
        className="tree-frame"
        aria-label={label}
        data-large={shown.length >= largeFrom || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        style={{ height: height + margin.top + margin.bottom }}
      >
        <div
          ref={layer}
          className="tree"
          style={{ width, height }}
          data-traced={trace && trace.marks.size > 0 ? '' : undefined}
        >
          <svg className="tree-lines" width={width} height={height} aria-hidden="true">
            <path d={layout.lines} />
            <FarBoxes layout={layout} matches={byId} marks={trace?.marks} />
            <TraceLines layout={layout} trace={trace} falls={falls} />
          </svg>
          <AdvanceLines layout={layout} matches={byId} />
          {rounds.map(({ heading: { text, left, top }, placed }) => (
            <div key={`${text} ${left} ${top}`}>
              <Heading className="round-name" style={{ left, top, width: cardWidth }}>
                {text}
              </Heading>
              <ol className="plain-list" aria-label={text}>
                {placed.map(({ match: { id }, ...place }) => {
                  const match = byId.get(id)
                  const mark = trace?.marks.get(id)
                  const drop = drops.get(id) ?? ''
                  return (
                    match && <MatchPlace key={id} {...{ match, onOpen, mark, drop, found }} {...place} tabIndex={-1} />
                  )
                })}
              </ol>
            </div>
          ))}
        </div>
      </section>
      {frame && layer.current && (
        <Canvas
          frame={frame}
          layer={layer.current}
          label={label}
          layout={layout}
          matches={byId}
          found={found ?? none}
          marked={trace?.marks}
          onPoint={setPointed}
          fold={folded === matches ? undefined : { isOn: isFolded, onChange: setIsFolded }}
          falls={ways.losers.size === 0 ? undefined : { isOn: areFallsShown, onChange: setAreFallsShown }}
        />
      )}
    </div>
  )
}
