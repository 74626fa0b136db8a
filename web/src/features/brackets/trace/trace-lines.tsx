import { useMemo } from 'react'
import type { TreeLayout } from '../tree/tree-layout.ts'
import type { Trace } from './trace.ts'
import { traceLines } from './way-lines.ts'

interface TraceLinesProps {
  readonly layout: TreeLayout
  readonly trace: Trace | undefined
}

/** Somebody's way, drawn over the plain lines. */
export function TraceLines({ layout, trace }: TraceLinesProps) {
  const lines = useMemo(() => trace && traceLines(layout, trace), [layout, trace])
  return (
    lines && (
      <>
        <path className="line-won" d={lines.won} />
        <path className="line-lost" d={lines.lost} />
      </>
    )
  )
}
