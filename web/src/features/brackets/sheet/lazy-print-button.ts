import { lazy } from 'react'
import { whenIdle } from '../../../lib/when-idle.ts'

/** Comes when the page is drawn: nobody prints in the first second. */
export const PrintButton = lazy(async () => {
  await whenIdle()
  return { default: (await import('./print-button.tsx')).PrintButton }
})
