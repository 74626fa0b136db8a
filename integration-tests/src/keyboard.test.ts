import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { withoutChromium } from './standing/browser.ts'
import { openHall } from './standing/hall.ts'
import { desktop, openPage } from './standing/pages.ts'
import { password } from './standing/people.ts'

/** More stops than this, and nobody would go on. */
const mostStops = 60

/** What a screen reader would call the element that has the focus. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const one = document.activeElement
    const label = one?.labels?.[0]?.textContent
    return (one?.getAttribute('aria-label') ?? label ?? one?.textContent ?? '').trim()
  })()`)

/** Presses a key until what has the focus is called so. @throws AssertionError naming every stop on the way */
async function reach(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const stops: string[] = []
  for (let stop = await focusedName(page); !name.test(stop); stop = await focusedName(page)) {
    stops.push(stop.slice(0, 40))
    assert.ok(stops.length < mostStops, `${name} is not reached by ${key}: ${stops.join(' → ')}`)
    await page.keyboard.press(key)
  }
}

/** Goes to what is called so and presses it. */
async function press(page: Page, name: RegExp, key = 'Enter'): Promise<void> {
  await reach(page, name)
  await page.keyboard.press(key)
}

/** Waits until the page itself has put the focus there, which saves the way. */
const isAt = (page: Page, name: string) => page.getByRole('textbox', { name }).and(page.locator(':focus')).waitFor()

test('in the browser, by keyboard alone: sign in, create, paste, draw, record, correct after a preview, undo', {
  skip: withoutChromium,
}, async t => {
  const { gateway, trainer, browser } = await openHall(t)
  const troubles: string[] = []
  const page = await openPage(browser, desktop, troubles)
  const { keyboard } = page
  const match = (rest: string) =>
    page.getByRole('button', { name: new RegExp(`^Semi-final: Ana against Dan\\. ${rest}`) })

  await page.goto(gateway)
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await press(page, /^Sign in$/)
  await isAt(page, 'E-mail')
  await keyboard.type(trainer.email)
  await reach(page, /^Password/)
  await keyboard.type(password)
  await keyboard.press('Enter')
  await page.getByRole('button', { name: /^Account of/ }).waitFor()
  await page.getByRole('link', { name: 'New tournament' }).first().waitFor()
  await press(page, /^New tournament$/)
  await isAt(page, 'Name of the tournament')
  await keyboard.type('Keyboard Open')
  await keyboard.press('Enter')

  await isAt(page, 'Names, one a line')
  for (const name of ['Ana', 'Bea', 'Cem', 'Dan']) {
    await keyboard.type(name)
    await keyboard.press('Enter')
  }
  await press(page, /^Next: the draw$/)
  await press(page, /^Create and draw$/)
  await match('Ready').waitFor()

  // The bracket is one stop of Tab, before its own buttons; arrows lead from match to match in it.
  await reach(page, /^Zoom out$/)
  await keyboard.press('Shift+Tab')
  await reach(page, /^Semi-final: Ana against Dan\. Ready/, 'ArrowDown')
  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await press(page, /Dan$/, 'Space')
  await press(page, /^Save the result$/)
  await match('Won by Dan').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  assert.match(await focusedName(page), /Ana against Dan/, 'a closed dialog leads back to where it was opened')

  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await press(page, /Ana$/, 'Space')
  await page
    .getByRole('dialog')
    .getByRole('status')
    .filter({ hasText: /other match(es)? change/ })
    .waitFor()
  await press(page, /^Save the correction$/)
  await match('Won by Ana').waitFor()
  await press(page, /^Undo$/)
  await match('Won by Dan').waitFor()
  assert.deepEqual(troubles, [])
})
