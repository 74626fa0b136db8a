import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** @throws AssertionError when the page can be scrolled sideways, naming what sticks out */
export async function assertFitsWidth(page: Page): Promise<void> {
  const sticking = await page.evaluate(`(() => {
    if (document.scrollingElement.scrollWidth <= innerWidth) return ''
    const out = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    return document.scrollingElement.scrollWidth + ' px: ' + out.slice(0, 5).map(one => one.outerHTML.slice(0, 120)).join(' | ')
  })()`)
  assert.equal(sticking, '', `${page.url()} can be scrolled sideways`)
}
