import type { CSSProperties } from 'react'

/** Tells the stylesheet how many rows share the height, from which it sets their type. */
export const rowsStyle = (rows: number): CSSProperties =>
  // React's type leaves custom properties out.
  ({ '--rows': rows }) as CSSProperties
