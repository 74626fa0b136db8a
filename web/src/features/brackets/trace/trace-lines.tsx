import { useMemo } from 'react'
import type { TreeLayout } from '../tree/tree-layout.ts'
import type { Drop, Trace } from './trace.ts'
import { fallLines, traceLines } from './way-lines.ts'

interface TraceLinesProps {
  readonly layout: TreeLayout
  readonly trace: Trace | undefined
  /** Where losers go, whoever they are. */
  readonly falls: readonly Drop[]
}

/** Somebody's way, and where losers go, drawn over the plain lines. */
export function TraceLines({ layout, trace, falls }: TraceLinesProps) {
  const lines = useMemo(() => trace && traceLines(layout, trace), [layout, trace])
  const fallen = useMemo(() => fallLines(layout, falls), [layout, falls])
  return (
    <>
      <path className="line-lost" d={fallen} />
      {lines && (
        <>
          <path className="line-won" d={lines.won} />
          <path className="line-lost" d={lines.lost} />
        </>
      )}
    </>
  )
}
