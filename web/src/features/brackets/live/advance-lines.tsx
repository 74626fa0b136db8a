import type { Match } from '@gym-it/contracts'
import { useEffect, useRef, useState } from 'react'
import type { TreeLayout } from '../tree/tree-layout.ts'
import { advancesOf } from './advances.ts'

interface AdvanceLinesProps {
  readonly layout: TreeLayout
  readonly matches: ReadonlyMap<number, Match>
}

/** The lines on which somebody has just come on: they light up once. */
export function AdvanceLines({ layout: { joins }, matches }: AdvanceLinesProps) {
  const [line, setLine] = useState('')
  const known = useRef(matches)
  useEffect(() => {
    const before = known.current
    known.current = matches
    if (before === matches) return
    const moved = advancesOf(joins, before, matches)
    if (moved.length > 0) setLine(moved.map(join => join.line).join(''))
  }, [joins, matches])
  if (line === '') return null
  const [, x = 0, y = 0] = /^M(\d+) ([\d.]+)/.exec(line)?.map(Number) ?? []
  return (
    <svg
      key={line}
      className="line-advance"
      aria-hidden="true"
      width={1}
      height={1}
      viewBox={`${x} ${y} 1 1`}
      style={{ left: x, top: y }}
      onAnimationEnd={() => setLine('')}
    >
      <path d={line} />
    </svg>
  )
}
