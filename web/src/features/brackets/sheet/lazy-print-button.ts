import { whenIdle } from '../../../lib/when-idle.ts'
import { lazyAside } from '../../../ui/lazy-part.tsx'

/** Comes when the page is drawn: nobody prints in the first second. */
export const PrintButton = lazyAside(async () => {
  await whenIdle()
  return (await import('./print-button.tsx')).PrintButton
})
