import type { Page } from 'playwright-core'

/** Counts every press of a mouse button or finger on the page from now on, through all its pages. */
export async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(`addEventListener('pointerdown', () => {
    sessionStorage.setItem('presses', Number(sessionStorage.getItem('presses') ?? 0) + 1)
  }, true)`)
  return async () => Number(await page.evaluate(`sessionStorage.getItem('presses')`))
}
